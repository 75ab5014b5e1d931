"""Live figures in a browser without a window: every number against the JVM's, by mouse, keyboard and touch."""
import base64
import gzip
import json
import re
import shutil
import subprocess
import time
import unittest
import zipfile

import machine
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

CLASSES = f"{machine.TARGET / 'classes'}:{machine.TARGET / 'test-classes'}"
READY = """return [...document.querySelectorAll('.backprop-live')].every(f => f.dataset.live)"""
NUMBERS = """
return Object.fromEntries([...arguments[0].querySelectorAll('[data-key]')]
    .map(e => [e.dataset.key, e.value]))"""


def jvm(*arguments):
    """What the JVM computes with the library itself."""
    command = ["java", "-cp", CLASSES, "backprop.browser.Expected", *arguments]
    return json.loads(subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout)


def chromium(*more):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in ["headless=new", "no-sandbox", "disable-gpu", "window-size=1200,1400", *more]:
        options.add_argument("--" + option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.chrome.service.Service(shutil.which("chromedriver")))


class SameBits(unittest.TestCase):
    """The hashes that the JVM's tests hold, computed by the library as a page runs it."""

    def test_trained_networks(self):
        paths = (machine.TARGET / "browser" / "classpath.txt").read_text("utf-8").strip()
        classes = f"{machine.TARGET / 'browser' / 'classes'}:{CLASSES}:{paths}"
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
        browser = chromium()
        self.addCleanup(browser.quit)
        browser.get(page.as_uri())
        text = lambda b: b.find_element(By.TAG_NAME, "pre").get_attribute("textContent")
        WebDriverWait(browser, 60).until(lambda b: text(b).endswith("end"))
        source = (machine.PROJECT / "src/test/java/backprop/SameBits.java").read_text("utf-8")
        held = dict(re.findall(r'String (\w+) =\s*"([0-9a-f]{64})"', source))
        self.assertEqual({"xor": held["XOR"], "pairs": held["EVERY_PAIR"], "rules": held["RULES"],
                          "digits": held["DIGITS"]},
                         dict(line.split() for line in text(browser).removesuffix("end").splitlines()))


class Lesson(unittest.TestCase):
    """A figure below a cell, on the page of a notebook."""

    def test_it_moves_there_and_asks_for_nothing_else(self):
        out = machine.TARGET / "live-pages"
        machine.backprop("report", machine.PROJECT / "notebooks" / "01-single-path.ipynb", "--out", out)
        page = out / "01-single-path.html"
        self.assertEqual(1, page.read_text("utf-8").count("const backpropLive"))
        browser = chromium()
        self.addCleanup(browser.quit)
        browser.get(page.as_uri())
        WebDriverWait(browser, 20).until(lambda b: b.execute_script(READY))
        figure = browser.find_element(By.CSS_SELECTOR, "[data-figure=single-path]")
        browser.execute_script("arguments[0].scrollIntoView()", figure)
        figure.find_element(By.CSS_SELECTOR, "button[data-control=step]").click()
        shown = browser.execute_script(NUMBERS, figure)
        expected = jvm("single-path", "", "1")
        self.assertEqual(expected, {key: shown[key] for key in expected})
        self.assertGreater(browser.execute_script("return document.querySelectorAll('.katex').length"), 10)
        self.assertEqual("", browser.execute_script("return location.hash"), "the address is the page's own")
        self.assertEqual([], [entry["message"] for entry in browser.get_log("browser")])
        browser.save_screenshot(str(machine.TARGET / "live-lesson.png"))


class Playground(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.page = machine.TARGET / "playground.html"
        machine.backprop("playground", "--out", cls.page)
        cls.browser = chromium()
        cls.addClassCleanup(cls.browser.quit)

    def open(self, fragment=""):
        self.browser.get("about:blank")
        self.browser.get(self.page.as_uri() + fragment)
        WebDriverWait(self.browser, 20).until(lambda b: b.execute_script(READY))
        return self.browser.find_element(By.CSS_SELECTOR, "[data-figure=single-path]")

    def tearDown(self):
        log = self.browser.get_log("browser")
        self.assertEqual([], [entry["message"] for entry in log])

    def field(self, figure, control, kind="text"):
        return figure.find_element(By.CSS_SELECTOR, f"input[type={kind}][data-control={control}]")

    def press(self, figure, control):
        figure.find_element(By.CSS_SELECTOR, f"button[data-control={control}]").click()

    def type(self, figure, control, text):
        field = self.field(figure, control)
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text or Keys.DELETE, Keys.ENTER)

    def numbers(self, figure):
        return self.browser.execute_script(NUMBERS, figure)

    def same(self, figure, state, steps=0):
        shown = self.numbers(figure)
        expected = jvm("single-path", state, str(steps))
        self.assertGreater(len(expected), 5)
        self.assertEqual(expected, {key: shown.get(key) for key in expected}, state)

    def test_every_number_has_the_bits_of_the_jvm(self):
        for state in ["", "x=0&y=-1&theta=3", "x=-2.5&y=0.125&theta=0.3,-4,1e-3,7,0.1&sigma=tanh",
                      "x=1&y=0&theta=1,1,1,1,1,1,1,1,1,1,1,1&sigma=sigmoid&eta=3", "sigma=ReLU&theta=-1,2",
                      "sigma=LeakyReLU&theta=-1,2,-3", "sigma=ELU&theta=-1,2,-3&x=0.7", "sigma=identity&theta=2,2,2"]:
            with self.subTest(state):
                self.same(self.open("#single-path?" + state), state)

    def test_typed_numbers(self):
        figure = self.open()
        for control, text in [("x", "0,75"), ("y", "−1"), ("theta1", "1e-3"), ("theta2", "2.5"), ("eta", "0.3")]:
            self.type(figure, control, text)
        self.same(figure, "x=0.75&y=-1&theta=0.001,2.5,2&eta=0.3")
        for wrong in ["", "abc", "1e9", "NaN", "0x10", "<b>1</b>"]:
            self.type(figure, "x", wrong)
            self.assertIn("x is a number from", figure.find_element(By.CSS_SELECTOR, ".live-message").text)
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
        Select(figure.find_element(By.CSS_SELECTOR, "select")).select_by_visible_text("tanh")
        self.press(figure, "reset")
        self.same(figure, "")

    def test_touch(self):
        figure = self.open()
        number = figure.find_element(By.CSS_SELECTOR, "text[data-drag=x]")
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", number)
        box = self.browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", number)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        touch = lambda kind, at: self.browser.execute_cdp_cmd(
            "Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})
        touch("touchStart", [{"x": x, "y": y}])
        for dx in range(0, 101, 10):
            touch("touchMove", [{"x": x - dx, "y": y}])
        touch("touchEnd", [])
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
        time.sleep(0.6)
        self.assertIn("step of theta 2 is", figure.find_element(By.CSS_SELECTOR, ".live-voice").get_attribute("textContent"))

    def address(self):
        time.sleep(0.4)
        return self.browser.execute_script("return location.hash")

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

    def test_looks(self):
        pictures = []
        for name, width, dark in [("wide", 1200, False), ("narrow", 400, False), ("least", 360, True), ("dark", 1200, True)]:
            features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
            self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                         {"width": width, "height": 1400, "deviceScaleFactor": 1, "mobile": width < 500})
            self.open()
            self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), width)
            self.browser.save_screenshot(str(machine.TARGET / f"live-{name}.png"))
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

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
