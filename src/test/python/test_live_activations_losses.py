"""The figure of activations and losses in Chromium: its numbers against the JVM's, by keyboard, mouse and touch."""
import time
import unittest

import live
from selenium.webdriver.common.keys import Keys


class ActivationsLosses(live.Figure):
    NAME = "activations-losses"

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "sigma=tanh&loss=sum&z=-0.7,1,1&y=0.4", "loss=cross-entropy&z=40,1,-1",
                      "sigma=softmax&loss=cross-entropy&z=0.5,-1,2&class=3", "sigma=softmax&loss=L1&class=2"]:
            with self.subTest(state):
                self.same(self.state(state), state)

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
        self.assertIn("y is a number from 0 to 1", self.message(figure))
        self.choose(figure, "sigma", "softmax")
        self.type(figure, "z2", "0.5")
        self.type(figure, "z3", "2")
        self.choose(figure, "class", "class 2")
        self.same(figure, "z=-1.49,0.5,2&loss=cross-entropy&sigma=softmax&class=2")
        self.assertIn("delta is ", self.voice(figure))
        self.press(figure, "reset")
        self.same(figure, "")

    def test_mouse(self):
        figure = self.open()
        self.field(figure, "z1", "range").click()
        self.near_the_middle(figure)

    def test_touch(self):
        figure = self.open()
        self.touch(self.field(figure, "z1", "range"))
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
        self.pictures("activations-losses", lambda: self.state("sigma=softmax&loss=cross-entropy&class=2"))
        self.how_long(self.field(self.open(), "z1", "range"))


if __name__ == "__main__":
    unittest.main()
