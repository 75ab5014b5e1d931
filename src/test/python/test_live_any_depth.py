"""Figure 3 in a browser without a window: training has the bits of the JVM, the check finds what is planted."""
import time
import unittest

import live
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

SPEED = """
const [figure, done] = arguments, number = key => Number(figure.querySelector(`[data-key=${key}]`).value);
const from = performance.now(), before = number('epoch');
figure.querySelector('[data-control=run]').click();
setTimeout(() => done((number('epoch') - before) / (performance.now() - from) * 1000), 5000);
"""


class AnyDepth(live.Figure):
    NAME = "any-depth"

    def open(self, state=""):
        figure = super().open("#any-depth?" + state)
        self.rest(figure)
        return figure

    def rest(self, figure):
        """Until everything that was asked for is trained, checked and diagnosed."""
        def at_rest(_):
            before = figure.get_attribute("innerText")
            time.sleep(0.3)
            return before == figure.get_attribute("innerText") and "checking" not in before
        WebDriverWait(self.browser, 120).until(at_rest)

    def press(self, figure, control):
        super().press(figure, control)
        self.rest(figure)

    def choose(self, figure, control, value):
        select = Select(self.find(figure, f"select[data-control={control}]"))
        next(o for o in select.options if o.get_property("value") == value).click()
        self.rest(figure)

    def type(self, figure, control, text):
        super().type(figure, control, text)
        self.rest(figure)

    def same(self, figure, state):
        expected = live.jvm(self.NAME, state)
        shown = self.numbers(figure)
        for key in [key for key in expected if key.startswith("numeric")]:  # beside 0 stands rounding alone
            if expected[key.replace("numeric", "claimed")] in ["0" * 16, "8" + "0" * 15]:
                del expected[key]
        self.assertGreater(len(expected), 10)
        self.assertEqual(expected, {key: shown.get(key) for key in expected}, state)

    def test_training_has_the_bits_of_the_jvm(self):
        states = ["epochs=300", "data=moons&m=50&layers=0&epochs=20", "data=sine&layers=6&rate=0.1&epochs=50",
                  "data=spirals&layers=8,8,8,8,8&sigma1=ReLU&sigma2=sigmoid&sigma3=LeakyReLU&sigma4=ELU&init=He"
                  "&rule=Adam&rate=0.01&batch=32&seed=4&epochs=10",
                  "data=iris&layers=4&rule=RMSProp&rate=0.01&batch=10&init=middling&decay=0.01&epochs=5",
                  "data=own&layers=3&rule=momentum&batch=1&rate=0.2&epochs=25",
                  "data=xor&layers=8,8&sigma1=identity&mistake=slope&epochs=10",
                  "data=iris&layers=8,8&rate=0.1&batch=32&mistake=updated&epochs=3"]
        for state in states:
            with self.subTest(state):
                expected = live.jvm(self.NAME, state)
                shown = self.numbers(self.open(state))
                self.assertEqual(expected, {key: shown.get(key) for key in expected})

    def test_the_check_finds_every_mistake(self):
        figure = self.open("data=iris&layers=8,8&rate=0.3")
        self.assertIn("passed ✓", self.find(figure, ".live-check").text)
        words = [o.get_property("value") for o in Select(self.find(figure, "select[data-control=mistake]")).options]
        self.assertGreater(len(words), 10)
        said = ""
        for word in words[1:]:
            with self.subTest(word):
                self.choose(figure, "mistake", word)
                self.assertIn("not passed ✗", self.find(figure, ".live-check").text)
                # without W the residuals of softmax add up to 0, and any mistake could have left that
                named = "are terms added up that cancel?" if word == "weights" else "what comes out when"
                self.assertIn(named, self.find(figure, ".live-diagnosis").text)
                said += self.find(figure, ".live-diagnosis").text
                self.same(figure, "data=iris&layers=8,8&rate=0.3&mistake=" + word)
        self.assertIn("comes out when δ^l is not multiplied by a^(l−1)", said, "letters of more than eight bits")

    def test_every_control(self):
        figure = self.open()
        state = {}
        moves = [(self.choose, "data", "spirals"), (self.type, "m", "50"), (self.type, "noise", "0,25"),
                 (self.type, "units1", "3"), (self.choose, "sigma2", "ELU"), (self.choose, "init", "He"),
                 (self.type, "seed", "9"), (self.choose, "rule", "Adam"), (self.type, "rate", "0.02"),
                 (self.choose, "batch", "10"), (self.type, "decay", "0.005"), (self.choose, "mistake", "mean")]
        for move, control, value in moves:
            move(figure, control, value)
            state["layers" if control == "units1" else control] = "3,8" if control == "units1" else value.replace(",", ".")
            self.same(figure, "&".join(f"{key}={value}" for key, value in state.items()))
        self.press(figure, "more")
        self.press(figure, "step")
        state.update(layers="3,8,8", epochs="1")
        self.same(figure, "&".join(f"{key}={value}" for key, value in state.items()))
        self.press(figure, "steps")
        self.press(figure, "fewer")
        state.update(layers="3,8", epochs="0")
        self.same(figure, "&".join(f"{key}={value}" for key, value in state.items()))
        self.type(figure, "rate", "none")
        self.assertIn("γ is a number from", self.message(figure))
        self.press(figure, "reset")
        self.same(figure, "")

    def test_points(self):
        figure = self.open("data=own&layers=2")
        drawing = self.find(figure, "[data-point]")
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", drawing)
        ActionChains(self.browser).move_to_element(drawing).click().perform()
        self.rest(figure)
        address = self.address()
        added = address.split("points=")[1].split("&")[0].split(",")[12:]
        self.assertEqual(3, len(added), address)
        self.assertLess(abs(float(added[0])) + abs(float(added[1])), 0.05)
        self.press(figure, "drop")
        self.same(figure, "data=own&layers=2")

    def test_keyboard_alone(self):
        figure = self.open("data=own&layers=2")
        self.browser.execute_script("document.activeElement.blur()")
        reached = set()
        for _ in range(120):
            ActionChains(self.browser).send_keys(Keys.TAB).perform()
            reached.add(self.browser.execute_script("return document.activeElement.dataset.control"))
        wanted = {e.get_attribute("data-control") for e in figure.find_elements(By.CSS_SELECTOR, "[data-control]")}
        self.assertEqual(set(), wanted - reached)
        self.find(figure, "input[type=range][data-control=putx]").send_keys(Keys.ARROW_RIGHT)
        self.find(figure, "button[data-control=put]").send_keys(Keys.SPACE)
        self.find(figure, "button[data-control=step]").send_keys(Keys.ENTER)
        self.rest(figure)
        time.sleep(0.5)
        self.same(figure, "data=own&layers=2&points=-0.7,-0.7,0,0.7,0.7,0,-0.7,0.7,1,0.7,-0.7,1,0.05,0,0&epochs=1")
        self.assertIn("epoch 1: C is", self.voice(figure))

    def test_touch(self):
        figure = self.open()
        button = self.find(figure, "button[data-control=step]")
        self.touch(button)
        WebDriverWait(self.browser, 20).until(lambda _: self.numbers(figure)["epoch"] == "1")
        self.rest(figure)
        self.same(figure, "epochs=1")

    def test_runs_pauses_and_says_how_fast(self):
        figure = self.open()
        speed = self.browser.execute_async_script(SPEED, figure)
        self.press(figure, "run")
        epoch = self.numbers(figure)["epoch"]
        self.same(figure, "epochs=" + epoch)
        print(f"\n2-8-8-1, 200 points: {speed:.0f} full-batch steps a second, drawing included")
        for control in ["rate", "seed", "units1"]:
            self.how_long(self.field(self.open(), control, "range"))
        self.assertGreater(speed, 1)

    def test_looks(self):
        show = lambda: self.open("data=spirals&rule=Adam&rate=0.03&mistake=slope&epochs=150")
        self.pictures("any-depth", show, height=2200)



if __name__ == "__main__":
    unittest.main()
