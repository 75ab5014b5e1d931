"""Live figures in a browser without a window: every number against the JVM's, by mouse, keyboard and touch."""
import base64
import gzip
import json
import re
import subprocess
import time
import unittest
import zipfile

import live
import machine
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


class SameBits(unittest.TestCase):
    """The hashes that the JVM's tests hold, computed by the library as a page runs it."""

    def test_trained_networks(self):
        paths = (machine.TARGET / "browser" / "classpath.txt").read_text("utf-8").strip()
        classes = f"{machine.TARGET / 'browser' / 'classes'}:{live.CLASSES}:{paths}"
        out = machine.TARGET / "browser" / "bits"
        subprocess.run(["java", "-cp", classes, "backprop.browser.build.Compile", "backprop.SameBitsInPage",
                        str(out / "bits.wasm.gz"), str(out)], check=True)
        code = base64.b64encode(gzip.decompress((out / "bits.wasm.gz").read_bytes())).decode("ascii")
        table = (machine.PROJECT / "notebooks" / "data" / "digits.csv").read_text("utf-8").rstrip()
        core = next(path for path in paths.split(":") if "teavm-core" in path)
        runtime = zipfile.ZipFile(core).read("org/teavm/backend/wasm/wasm-gc-runtime.js").decode("utf-8")
        page = out / "bits.html"
        page.write_text(f"""<!doctype html><meta charset="utf-8"><pre></pre><script>{runtime}</script><script>
            const code = Uint8Array.from(atob("{code}"), c => c.charCodeAt(0));
            const write = text => document.querySelector('pre').append(text);
            const installImports = to => {{ to.teavmConsole.putcharStdout = c => write(String.fromCharCode(c)); }};
            TeaVM.wasmGC.load(code, {{installImports}}).then(it => it.exports.main([{json.dumps(table)}]))
                .then(() => write('end'), e => write('failed: ' + e + ' end'));</script>""", "utf-8")
        source = (machine.PROJECT / "src/test/java/backprop/SameBits.java").read_text("utf-8")
        held = dict(re.findall(r'String (\w+) =\s*"([0-9a-f]{64})"', source))
        expected = {"xor": held["XOR"], "pairs": held["EVERY_PAIR"], "rules": held["RULES"], "digits": held["DIGITS"]}
        for engine in [live.chromium, live.webkit]:
            with self.subTest(engine.__name__):
                browser = engine()
                self.addCleanup(browser.quit)
                browser.get(page.as_uri())
                text = lambda b: b.find_element(By.TAG_NAME, "pre").get_attribute("textContent")
                WebDriverWait(browser, 60).until(lambda b: text(b).endswith("end"))
                self.assertEqual(expected, dict(line.split() for line in text(browser).removesuffix("end").splitlines()))


class InWebKit(live.Figure):
    NAME = "single-path"
    start = staticmethod(live.webkit)

    def tearDown(self):  # this browser shows nobody its console
        pass

    def test_all_figures_start_and_one_moves(self):
        figure = self.open()
        states = self.browser.execute_script("return [...document.querySelectorAll('.backprop-live')].map(f => f.dataset.live)")
        self.assertEqual(["on"] * 7, states)
        self.field(figure, "theta2", "range").send_keys(Keys.ARROW_RIGHT)
        self.press(figure, "step")
        self.same(figure, "theta=0.8,-1.19,2", "1")


class Lesson(live.Page):
    """A figure below a cell, on the page of a notebook."""

    def moved(self, notebook, name, control, key):
        """The figure after a key on one of its controls, and the numbers that it shows."""
        out = machine.TARGET / "live-pages"
        machine.backprop("report", machine.PROJECT / "notebooks" / f"{notebook}.ipynb", "--out", out)
        page = out / f"{notebook}.html"
        self.assertEqual(1, page.read_text("utf-8").count("const backpropLive"))
        self.browser.get(page.as_uri())
        self.ready()
        figure = self.browser.find_element(By.CSS_SELECTOR, f"[data-figure={name}]")
        self.browser.execute_script("arguments[0].scrollIntoView()", figure)
        figure.find_element(By.CSS_SELECTOR, control).send_keys(key)
        self.browser.save_screenshot(str(machine.TARGET / f"live-lesson-{name}.png"))
        return self.browser.execute_script(live.NUMBERS, figure)

    def same(self, shown, *arguments):
        expected = live.jvm(*arguments)
        self.assertEqual(expected, {key: shown.get(key) for key in expected})

    def test_it_moves_there_and_asks_for_nothing_else(self):
        self.same(self.moved("01-single-path", "single-path", "button[data-control=step]", Keys.SPACE), "single-path", "", "1")
        self.assertGreater(self.browser.execute_script("return document.querySelectorAll('.katex').length"), 10)
        self.assertEqual("", self.browser.execute_script("return location.hash"), "the address is the page's own")

    def test_the_saturated_unit_of_04b(self):
        shown = self.moved("04b-losses", "activations-losses", "input[type=range][data-control=z1]", Keys.ARROW_LEFT)
        self.same(shown, "activations-losses", "sigma=sigmoid&loss=cross-entropy&z=5.99,1,-1&y=0")

    def test_the_leaping_descent_of_06(self):
        shown = self.moved("06-training", "descent", "button[data-control=ten]", Keys.SPACE)
        self.same(shown, "descent", "w=2.5&v=-0.8&rate=1.6&updates=34")


class SinglePath(live.Figure):
    NAME = "single-path"

    def same(self, figure, state, steps=0):
        super().same(figure, state, str(steps))

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "x=0&y=-1&theta=3", "x=-2.5&y=0.125&theta=0.3,-4,1e-3,7,0.1&sigma=tanh",
                      "x=1&y=0&theta=1,1,1,1,1,1,1,1,1,1,1,1&sigma=sigmoid&eta=3", "sigma=ReLU&theta=-1,2",
                      "sigma=LeakyReLU&theta=-1,2,-3", "sigma=ELU&theta=-1,2,-3&x=0.7", "sigma=identity&theta=2,2,2"]:
            with self.subTest(state):
                self.same(self.state(state), state)

    def test_typed_numbers(self):
        figure = self.open()
        for control, text in [("x", "0,75"), ("y", "−1"), ("theta1", "1e-3"), ("theta2", "2.5"), ("eta", "0.3")]:
            self.type(figure, control, text)
        self.same(figure, "x=0.75&y=-1&theta=0.001,2.5,2&eta=0.3")
        for wrong in ["", "abc", "1e9", "NaN", "0x10", "<b>1</b>"]:
            self.type(figure, "x", wrong)
            self.assertIn("x is a number from", self.message(figure))
            self.same(figure, "x=0.75&y=-1&theta=0.001,2.5,2&eta=0.3")

    def test_keyboard_alone(self):
        figure = self.open()
        slider = self.field(figure, "theta2", "range")
        slider.send_keys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_LEFT)
        self.same(figure, "theta=0.8,-1.19,2")
        self.browser.execute_script("const top = document.querySelector('h1'); top.tabIndex = -1; top.focus()")
        seen = set()
        for _ in range(60):  # every control is reached by the tabulator
            ActionChains(self.browser).send_keys(Keys.TAB).perform()
            seen.add(self.browser.execute_script("return document.activeElement.dataset.control"))
        wanted = {e.get_attribute("data-control") for e in figure.find_elements(By.CSS_SELECTOR, "[data-control]")}
        self.assertEqual(set(), wanted - seen)
        figure.find_element(By.CSS_SELECTOR, "button[data-control=step]").send_keys(Keys.SPACE)
        self.same(figure, "theta=0.8,-1.19,2", steps=1)

    def test_mouse(self):
        figure = self.open()
        number = figure.find_element(By.CSS_SELECTOR, "text[data-drag=theta2]")
        ActionChains(self.browser).click_and_hold(number).move_by_offset(30, 0).move_by_offset(20, 5).release().perform()
        self.same(figure, "theta=0.8,-0.7,2")
        self.press(figure, "step")
        self.same(figure, "theta=0.8,-0.7,2", steps=1)
        self.press(figure, "steps")
        self.same(figure, "theta=0.8,-0.7,2", steps=101)
        self.choose(figure, "sigma", "tanh")
        self.press(figure, "reset")
        self.same(figure, "")

    def test_touch(self):
        figure = self.open()
        number = figure.find_element(By.CSS_SELECTOR, "text[data-drag=x]")
        self.touch(number, left=100)
        self.same(figure, "x=0.5")

    def test_walk(self):
        figure = self.open()
        now = lambda: [e.find_element(By.CSS_SELECTOR, ".tag").text
                       for e in figure.find_elements(By.CSS_SELECTOR, "li.now")]
        self.press(figure, "start")
        self.assertEqual([], now())
        shown = figure.find_element(By.CSS_SELECTOR, ".live-equations").text.count("…")
        self.assertGreater(shown, 15)
        tags = []
        for _ in range(16):
            self.press(figure, "forward")
            tags += now()
        self.assertEqual(["(6)"] * 6 + ["(7)", "(8), (14)", "(9)", "(15)", "(10)", "(16)", "(11)"] + ["(12), (17)"] * 3, tags)
        self.press(figure, "back")
        self.assertEqual(["(12), (17)"], now())
        self.assertIn("at=15", self.address())
        self.assertIn("step of theta 2 is", self.voice(figure))

    def test_the_address_is_the_state(self):
        figure = self.open()
        self.type(figure, "theta3", "0.1")
        self.press(figure, "longer")
        address = self.address()
        self.assertIn("theta=0.8,0.8,-1.2,0.1", address)
        numbers = self.numbers(figure)
        self.assertEqual(numbers, self.numbers(self.open(address)))
        for hostile in ["#single-path?theta=" + "1," * 5000, "#single-path?x=<img src=x onerror=alert(1)>", "#none?", "#%"]:
            self.same(self.open(hostile), "")

    def test_an_address_leads_to_its_figure_also_where_the_page_is_open(self):
        self.open()
        link = "document.querySelector('details').open = true; document.querySelector('details a').click()"
        typed = "location.hash = 'single-path?theta=1,2'"
        for way, state in [(link, "x=2&y=1&theta=0,6"), (typed, "theta=1,2")]:
            self.browser.execute_script("window.old = true; scrollTo(0, 0); " + way)
            WebDriverWait(self.browser, 20).until(lambda b: b.execute_script("return !window.old && document.body !== null"))
            self.ready()
            self.same(self.find(self.browser, "[data-figure=single-path]"), state)
            top = "return document.getElementById('single-path').getBoundingClientRect().top"
            self.assertLess(abs(self.browser.execute_script(top)), 100)

    def test_a_formula_is_asked_for(self):
        self.open()
        figure = self.find(self.browser, "[data-figure=answer]")
        for answer, verdict in [("δ3·θ2·a2", "not yet"), ("δ3*θ2*a2*(1-a2)", "✓ right")]:
            self.find(figure, "input").send_keys(Keys.CONTROL, "a")
            self.find(figure, "input").send_keys(answer, Keys.ENTER)
            self.assertIn(verdict, self.find(figure, "[data-slot=verdict]").text)

    def test_looks(self):
        self.pictures("single-path", self.open)

    def test_run_moves_and_stops(self):
        figure = self.open()
        self.press(figure, "run")
        WebDriverWait(self.browser, 20).until(lambda _: "0.4 " in figure.text and len(self.numbers(figure)) > 10)
        self.press(figure, "run")
        before = self.numbers(figure)
        time.sleep(0.3)
        self.assertEqual(before, self.numbers(figure))


if __name__ == "__main__":
    unittest.main()
