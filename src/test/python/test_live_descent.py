"""The figure of descent in Chromium: its numbers against the JVM's, by mouse, keyboard and touch."""
import time
import unittest

import live
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select


class Descent(live.Figure):
    NAME = "descent"

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "rate=2.6&updates=30", "rule=momentum&mu=0.9&rate=0.3&updates=80",
                      "rule=Adam&rate=0.05&updates=200&w=0.2&v=3.5", "w=0.7&v=1.6&rate=2.196&updates=60", "updates=0"]:
            with self.subTest(state):
                self.same(self.state(state), state)

    def test_every_control_by_keyboard(self):
        figure = self.open()
        for control, text in [("w", "1,5"), ("v", "−1"), ("rate", "0.5")]:
            self.type(figure, control, text)
        self.same(figure, "w=1.5&v=-1&rate=0.5")
        self.field(figure, "v", "range").send_keys(Keys.ARROW_RIGHT)
        self.same(figure, "w=1.5&v=-0.99&rate=0.5")
        Select(figure.find_element(By.TAG_NAME, "select")).select_by_visible_text("momentum")
        self.type(figure, "mu", "0.5")
        for control, updates in [("start", 0), ("step", 1), ("ten", 11), ("hundred", 111)]:
            figure.find_element(By.CSS_SELECTOR, f"button[data-control={control}]").send_keys(Keys.SPACE)
            self.same(figure, f"w=1.5&v=-0.99&rate=0.5&rule=momentum&mu=0.5&updates={updates}")
        Select(figure.find_element(By.TAG_NAME, "select")).select_by_visible_text("Adam")
        self.same(figure, "w=1.5&v=-0.99&rate=0.5&rule=Adam&updates=111")
        self.type(figure, "rate", "fast")
        self.assertIn("γ is a number from", self.message(figure))
        self.press(figure, "reset")
        self.same(figure, "")
        self.assertIn("after 24 updates: w is 1.26", self.voice(figure))

    def near(self, figure, control, expected):
        value = float(self.field(figure, control).get_attribute("value"))
        self.assertAlmostEqual(expected, value, delta=0.03)
        return value

    def test_mouse(self):
        figure = self.open()
        drawing = self.find(figure, "svg[data-point=place]")
        right = drawing.rect["width"] / 3.5  # as wide as one w; w = 1.75 and v = 1 in the middle
        ActionChains(self.browser).move_to_element_with_offset(drawing, int(right), 0).click().perform()
        w, v = self.near(figure, "w", 2.75), self.near(figure, "v", 1)
        self.same(figure, f"w={w}&v={v}")
        self.press(figure, "ten")
        self.same(figure, f"w={w}&v={v}&updates=34")

    def test_touch(self):
        figure = self.open()
        self.touch(self.find(figure, "svg[data-point=place]"))
        time.sleep(0.5)
        w, v = self.near(figure, "w", 1.75), self.near(figure, "v", 1)
        self.same(figure, f"w={w}&v={v}")

    def test_run_moves_and_stops(self):
        figure = self.open()
        self.press(figure, "run")
        time.sleep(0.5)
        self.press(figure, "run")
        before = self.numbers(figure)
        time.sleep(0.3)
        self.assertEqual(before, self.numbers(figure))
        updates = int(self.address().split("updates=")[1])
        self.assertGreater(updates, 24)
        self.same(figure, f"updates={updates}")

    def test_the_address_is_the_state(self):
        figure = self.open()
        self.type(figure, "rate", "2.5")
        address = self.address()
        self.assertIn("rate=2.5", address)
        numbers = self.numbers(figure)
        self.assertEqual(numbers, self.numbers(self.open(address)))
        for hostile in ["#descent?updates=1e9", "#descent?rule=<img src=x onerror=alert(1)>", "#descent?w=NaN"]:
            self.same(self.open(hostile), "")

    def test_looks_and_speed(self):
        self.pictures("descent", lambda: self.state("rule=momentum&rate=0.3&updates=80"))
        self.how_long(self.field(self.open(), "v", "range"))


if __name__ == "__main__":
    unittest.main()
