"""The figure of one hidden layer in Chromium: its numbers against the JVM's, by mouse, keyboard and touch."""
import unittest

import machine
import test_live
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

HOW_LONG = """
const slider = arguments[0], times = [];
for (let i = 0; i < 60; i++) {
  slider.value = (i % 2 ? 1 : -1) * i / 20;
  const before = performance.now();
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  document.body.getBoundingClientRect();
  times.push(performance.now() - before);
}
return times.sort((a, b) => a - b)[30];"""


class OneHiddenLayer(test_live.Playground):
    def open(self, fragment=""):
        super().open(fragment)
        figure = self.browser.find_element(By.CSS_SELECTOR, "[data-figure=one-hidden-layer]")
        self.browser.execute_script("arguments[0].scrollIntoView()", figure)
        return figure

    def same(self, figure, state, steps=0):
        shown = self.numbers(figure)
        expected = test_live.jvm("one-hidden-layer", state)
        self.assertGreater(len(expected), 9)
        self.assertEqual(expected, {key: shown.get(key) for key in expected}, state)

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "g=softmax&w=beta21&i=2", "g=cross-entropy&w=alpha20&i=3",
                      "alpha=-3,1e-3,2,0.1,4,-1&beta=1,2,3,-4,5,6&w=alpha22&i=4"]:
            with self.subTest(state):
                self.same(self.open("#one-hidden-layer?" + state), state)

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
        self.assertIn("is a number from", figure.find_element(By.CSS_SELECTOR, ".live-message").text)
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
        box = self.browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", number)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        touch = lambda kind, at: self.browser.execute_cdp_cmd(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        touch("touchStart", [{"x": x, "y": y}])
        for dx in range(0, 41, 10):
            touch("touchMove", [{"x": x + dx, "y": y}])
        touch("touchEnd", [])
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
        pictures = [("wide", 1200, False), ("narrow", 400, False), ("least", 360, True), ("dark", 1200, True)]
        for name, width, dark in pictures:
            features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
            self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                         {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": width < 500})
            figure = self.open("#one-hidden-layer?g=softmax&w=alpha11")
            self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), width)
            self.browser.save_screenshot(str(machine.TARGET / f"live-one-hidden-layer-{name}.png"))
        print("milliseconds for a slider:", self.browser.execute_script(HOW_LONG, self.field(figure, "alpha11", "range")))
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    # of the other figure only
    test_typed_numbers = test_keyboard_alone = test_walk = test_looks = test_run_moves_and_stops = None


def load_tests(loader, tests, pattern):
    return loader.loadTestsFromTestCase(OneHiddenLayer)


if __name__ == "__main__":
    unittest.main()
