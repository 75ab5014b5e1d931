"""The graph of a typed formula in Chromium: its numbers against the JVM's, by mouse, keyboard and touch."""
import unittest

import live
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

FORMULA = "of=J = (w*x + b − y)^2&v="
LARGE = "J = (c*tanh(b*x*tanh(a*x + d)) − log(1 + exp(w*x)) + max(a, b)*sigmoid(x))^2"


class Graph(live.Figure):
    NAME = "graph"

    def same(self, figure, values):
        super().same(figure, FORMULA + values)

    def text(self, figure, slot):
        return figure.find_element(By.CSS_SELECTOR, f"[data-slot={slot}]").text

    def test_every_number_has_the_bits_of_the_jvm(self):
        self.same(self.open(), "0.8,1.5,-0.3,1.3")
        for values in ["0,0,0,0", "-3,2.5,1e-3,4", "999,-999,0.1,0.3"]:
            self.same(self.state(FORMULA + values), values)

    def test_keyboard_alone(self):
        figure = self.open()
        for letter, value in zip("wxby", ["0,25", "−2", "3", "1e-2"]):
            self.type(figure, "=" + letter, value)
        self.same(figure, "0.25,-2,3,0.01")
        self.field(figure, "=w", "range").send_keys(Keys.ARROW_RIGHT)
        self.same(figure, "0.26,-2,3,0.01")
        self.type(figure, "=w", "much")
        self.assertIn("w is a number from", self.text(figure, "message"))
        self.type(figure, "of", "x*tanh(x)")
        self.assertEqual("x*tanh(x)", self.browser.switch_to.active_element.get_attribute("value"), "it keeps the focus")
        self.assertEqual({"x", "by x", "v1", "by v1", "v1.0", "y", "by y", "y.0", "y.1"}, set(self.numbers(figure)))
        self.type(figure, "of", "x*(")
        self.assertEqual("at the end: a number, a name or a bracket is expected here", self.text(figure, "message"))
        self.type(figure, "of", "log(x)")
        self.assertIn("has no value here: log needs a number above 0", self.text(figure, "trouble"))
        Select(figure.find_element(By.TAG_NAME, "select")).select_by_visible_text("squared error")
        self.same(figure, "0.26,-2,3,0.01")
        self.press(figure, "reset")
        self.same(figure, "0.8,1.5,-0.3,1.3")

    def test_one_number_at_a_time(self):
        figure = self.open()
        self.press(figure, "start")
        self.assertEqual({}, self.numbers(figure))
        seen = []
        for _ in range(12):
            self.press(figure, "forward")
            line = figure.find_element(By.CSS_SELECTOR, "[aria-current=step]")
            seen.append(line.find_element(By.CLASS_NAME, "letters").text.split(" =")[0])
        self.assertEqual(["v₁", "v₂", "v₃", "J", "∂J/∂J", "∂J/∂v₃", "∂J/∂y", "∂J/∂v₂", "∂J/∂b", "∂J/∂v₁",
                          "∂J/∂x", "∂J/∂w"], seen)
        self.press(figure, "back")
        self.assertIn("at=11", self.address())
        self.press(figure, "all")
        self.same(figure, "0.8,1.5,-0.3,1.3")

    def test_mouse(self):
        figure = self.open()
        number = figure.find_element(By.CSS_SELECTOR, "text[data-drag='=x']")
        ActionChains(self.browser).click_and_hold(number).move_by_offset(30, 0).release().perform()
        self.same(figure, "0.8,1.8,-0.3,1.3")
        self.assertGreater(len(figure.find_elements(By.TAG_NAME, "mark")), 3)

    def test_touch(self):
        figure = self.open()
        number = figure.find_element(By.CSS_SELECTOR, "text[data-drag='=b']")
        self.touch(number, left=-40)
        self.same(figure, "0.8,1.5,0.1,1.3")

    def test_the_address_is_the_state(self):
        figure = self.open()
        self.type(figure, "of", "θ₁ * tanh(x) − ½".replace("½", "0.5"))
        self.type(figure, "=θ1", "0.1")
        numbers = self.numbers(figure)
        self.assertEqual(numbers, self.numbers(self.open(self.address())))
        for hostile in ["of=" + "(" * 5000, "of=<img src=x onerror=alert(1)>", "of=\"'><script>alert(1)</script>=x"]:
            self.same(self.state(hostile), "0.8,1.5,-0.3,1.3")

    def test_looks_and_speed(self):
        self.pictures("graph", lambda: self.state("of=" + LARGE))
        self.how_long(self.field(self.state("of=" + LARGE), "=x", "range"))


if __name__ == "__main__":
    unittest.main()
