"""The figure of one hidden layer in Chromium: its numbers against the JVM's, by mouse, keyboard and touch."""
import unittest

import live
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select


class OneHiddenLayer(live.Figure):
    NAME = "one-hidden-layer"

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "g=softmax&w=beta21&i=2", "g=cross-entropy&w=alpha20&i=3",
                      "alpha=-3,1e-3,2,0.1,4,-1&beta=1,2,3,-4,5,6&w=alpha22&i=4"]:
            with self.subTest(state):
                self.same(self.state(state), state)

    def test_every_control_by_keyboard(self):
        figure = self.open()
        weights = {"alpha": [.3, .8, -1.2, -.5, 1, .6], "beta": [.1, 1.5, -.7, -.2, .9, 1.1]}
        for letter, values in weights.items():
            for at in range(6):
                values[at] = at / 4 - 1
                control = f"{letter}{at // 3 + 1}{at % 3}"
                self.type(figure, control, str(values[at]))
        lists = "&".join(f"{letter}={','.join(map(str, values))}" for letter, values in weights.items())
        self.same(figure, lists + "&w=beta22")
        self.field(figure, "alpha12", "range").send_keys(Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
        self.same(figure, lists + "&w=alpha12")
        example, output = [Select(e) for e in figure.find_elements(By.TAG_NAME, "select")]
        example.select_by_visible_text("3")
        output.select_by_visible_text("softmax with squared error")
        self.same(figure, lists + "&w=alpha12&g=softmax&i=3")
        output.select_by_visible_text("softmax with cross-entropy")
        self.same(figure, lists + "&w=alpha12&g=cross-entropy&i=3")
        self.type(figure, "beta10", "many")
        self.assertIn("is a number from", self.message(figure))
        self.press(figure, "reset")
        self.same(figure, "")

    def test_mouse(self):
        figure = self.open()
        number = lambda: figure.find_element(By.CSS_SELECTOR, "text[data-drag=beta21]")
        ActionChains(self.browser).move_to_element(number()).perform()
        self.same(figure, "w=beta21")
        ActionChains(self.browser).click_and_hold(number()).move_by_offset(30, 0).release().perform()
        self.same(figure, "beta=0.1,1.5,-0.7,-0.2,1.2,1.1&w=beta21")
        self.assertEqual(3, len(figure.find_elements(By.CSS_SELECTOR, "line.path")))

    def test_touch(self):
        figure = self.open()
        number = figure.find_element(By.CSS_SELECTOR, "text[data-drag=alpha22]")
        self.touch(number, left=-40)
        self.same(figure, "alpha=0.3,0.8,-1.2,-0.5,1,1&w=alpha22")

    def test_the_address_is_the_state(self):
        figure = self.open()
        self.type(figure, "beta11", "0.1")
        address = self.address()
        self.assertIn("w=beta11", address)
        numbers = self.numbers(figure)
        self.assertEqual(numbers, self.numbers(self.open(address)))
        for hostile in ["#one-hidden-layer?alpha=" + "1," * 5000, "#one-hidden-layer?g=<img src=x onerror=alert(1)>"]:
            self.same(self.open(hostile), "")

    def test_looks_and_speed(self):
        self.pictures("one-hidden-layer", lambda: self.state("g=softmax&w=alpha11"))
        self.how_long(self.field(self.open(), "alpha11", "range"))


if __name__ == "__main__":
    unittest.main()
