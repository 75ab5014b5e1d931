"""The figure of activations and losses in Chromium: its numbers against the JVM's, by keyboard, mouse and touch."""
import time
import unittest

import machine
import test_live
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select
from test_live_one_hidden_layer import HOW_LONG


class ActivationsLosses(test_live.Playground):
    def open(self, fragment=""):
        super().open(fragment)
        figure = self.browser.find_element(By.CSS_SELECTOR, "[data-figure=activations-losses]")
        self.browser.execute_script("arguments[0].scrollIntoView()", figure)
        return figure

    def same(self, figure, state, steps=0):
        shown = self.numbers(figure)
        expected = test_live.jvm("activations-losses", state)
        self.assertGreater(len(expected), 5)
        self.assertEqual(expected, {key: shown.get(key) for key in expected}, state)

    def choose(self, figure, control, text):
        Select(figure.find_element(By.CSS_SELECTOR, f"select[data-control={control}]")).select_by_visible_text(text)

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "sigma=tanh&loss=sum&z=-0.7,1,1&y=0.4", "loss=cross-entropy&z=40,1,-1",
                      "sigma=softmax&loss=cross-entropy&z=0.5,-1,2&class=3", "sigma=softmax&loss=L1&class=2"]:
            with self.subTest(state):
                self.same(self.open("#activations-losses?" + state), state)

    def test_every_control_by_keyboard(self):
        figure = self.open()
        self.type(figure, "z1", "−1,5")
        self.type(figure, "y", "0.75")
        self.same(figure, "z=-1.5,1,-1&y=0.75")
        self.field(figure, "z1", "range").send_keys(Keys.ARROW_RIGHT)
        self.same(figure, "z=-1.49,1,-1&y=0.75")
        for sigma in ["tanh", "ReLU", "LeakyReLU", "ELU", "identity", "sigmoid"]:
            self.choose(figure, "sigma", sigma)
            self.same(figure, f"z=-1.49,1,-1&y=0.75&sigma={sigma}")
        losses = {"squared error": "sum", "mean squared error": "mean", "L1": "L1", "cross-entropy": "cross-entropy"}
        for shown, loss in losses.items():
            self.choose(figure, "loss", shown)
            self.same(figure, f"z=-1.49,1,-1&y=0.75&loss={loss}")
        self.type(figure, "y", "2")
        self.assertIn("y is a number from 0 to 1", figure.find_element(By.CSS_SELECTOR, ".live-message").text)
        self.choose(figure, "sigma", "softmax")
        self.type(figure, "z2", "0.5")
        self.type(figure, "z3", "2")
        self.choose(figure, "class", "class 2")
        self.same(figure, "z=-1.49,0.5,2&loss=cross-entropy&sigma=softmax&class=2")
        time.sleep(0.6)
        self.assertIn("delta is ", figure.find_element(By.CSS_SELECTOR, ".live-voice").get_attribute("textContent"))
        self.press(figure, "reset")
        self.same(figure, "")

    def test_mouse(self):
        figure = self.open()
        self.field(figure, "z1", "range").click()
        self.near_the_middle(figure)

    def test_touch(self):
        figure = self.open()
        slider = self.field(figure, "z1", "range")
        box = self.browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", slider)
        at = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}]
        for kind, points in [("touchStart", at), ("touchEnd", [])]:
            self.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        time.sleep(0.5)
        self.near_the_middle(figure)

    def near_the_middle(self, figure):
        z = float(self.field(figure, "z1").get_attribute("value"))
        self.assertAlmostEqual(0, z, delta=0.3)
        self.same(figure, f"z={z},1,-1")

    def test_the_address_is_the_state(self):
        figure = self.open()
        self.type(figure, "z1", "2.5")
        address = self.address()
        self.assertIn("z=2.5,1,-1", address)
        numbers = self.numbers(figure)
        self.assertEqual(numbers, self.numbers(self.open(address)))
        for hostile in ["#activations-losses?z=" + "1," * 5000, "#activations-losses?loss=<img src=x onerror=alert(1)>"]:
            self.same(self.open(hostile), "")

    def test_looks_and_speed(self):
        pictures = [("wide", 1200, False), ("narrow", 400, False), ("least", 360, True), ("dark", 1200, True)]
        for name, width, dark in pictures:
            features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
            self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                         {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": width < 500})
            figure = self.open("#activations-losses?sigma=softmax&loss=cross-entropy&class=2")
            self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), width)
            self.browser.save_screenshot(str(machine.TARGET / f"live-activations-losses-{name}.png"))
        print("milliseconds for a slider:", self.browser.execute_script(HOW_LONG, self.field(figure, "z1", "range")))
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    # of the other figure only
    test_typed_numbers = test_keyboard_alone = test_walk = test_looks = test_run_moves_and_stops = None


def load_tests(loader, tests, pattern):
    return loader.loadTestsFromTestCase(ActivationsLosses)


if __name__ == "__main__":
    unittest.main()
