"""Live figures in a browser without a window: what the tests of all figures share."""
import atexit
import functools
import json
import os
import shutil
import subprocess
import time
import unittest
import warnings

import machine
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

CLASSES = f"{machine.TARGET / 'classes'}:{machine.TARGET / 'test-classes'}"
READY = """return [...document.querySelectorAll('.backprop-live')].every(f => f.dataset.live)"""
NUMBERS = """
return Object.fromEntries([...arguments[0].querySelectorAll('[data-key]')]
    .map(e => [e.dataset.key, e.value]))"""
HOW_LONG = """
const slider = arguments[0], low = Number(slider.min), range = Number(slider.max) - low, times = [];
for (let i = 0; i < 60; i++) {
  slider.value = low + range * (i % 20) / 20;
  const before = performance.now();
  slider.dispatchEvent(new Event('input', {bubbles: true}));
  document.body.getBoundingClientRect();
  times.push(performance.now() - before);
}
return times.sort((a, b) => a - b)[30];"""


@functools.cache
def computing():
    """A JVM that computes with the library itself; it stays, since to start one takes longer than to answer."""
    command = ["java", "-cp", f"{CLASSES}:{machine.TARGET}/lib/*", "backprop.browser.Expected"]
    started = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8", bufsize=1)
    atexit.register(started.communicate)  # there are no more questions: it ends
    return started


def jvm(*arguments):
    """What a figure must show in a state."""
    print(*arguments, sep="\t", file=computing().stdin)
    return json.loads(computing().stdout.readline())


def chromium(*more):
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    for option in ["headless=new", "no-sandbox", "disable-gpu", "window-size=1200,1400", *more]:
        options.add_argument("--" + option)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    return webdriver.Chrome(options=options, service=webdriver.chrome.service.Service(shutil.which("chromedriver")))


def webkit():
    """The engine of Safari, where Debian's packages for it are installed; it wants a screen."""
    if not all(map(shutil.which, ["WebKitWebDriver", "Xvfb"])):
        raise unittest.SkipTest("no WebKit here; with the packages webkit2gtk-driver and xvfb it runs the figures too")
    screen = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1200x1400x24"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii")
    atexit.register(screen.terminate)
    os.environ["DISPLAY"] = ":" + screen.stdout.readline().strip()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Selenium's, about itself
        return webdriver.WebKitGTK(options=webdriver.WebKitGTKOptions())


class Page(unittest.TestCase):
    """Something with a browser, whose console must stay empty."""

    start = staticmethod(chromium)

    @classmethod
    def setUpClass(cls):
        cls.browser = cls.start()
        cls.browser.set_script_timeout(60)
        cls.addClassCleanup(cls.browser.quit)

    def tearDown(self):
        self.assertEqual([], [entry["message"] for entry in self.browser.get_log("browser")])

    def ready(self):
        WebDriverWait(self.browser, 60).until(lambda b: b.execute_script(READY))

    def touch(self, element, left=0):
        """A finger on the middle of an element, moved to the left."""
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        box = self.browser.execute_script("return arguments[0].getBoundingClientRect().toJSON()", element)
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        moves = [("touchMove", x - left * i / 10) for i in range(11)] if left else []
        for kind, at in [("touchStart", x), *moves]:
            self.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": at, "y": y}]})
        self.browser.execute_cdp_cmd("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def pictures(self, name, show, height=1400):
        """Screenshots of what is shown: wide, narrow, dark; nothing is wider than the page."""
        for kind, width, dark in [("wide", 1200, False), ("narrow", 400, False), ("least", 360, True), ("dark", 1200, True)]:
            features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
            self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                                         {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500})
            show()
            self.assertLessEqual(self.browser.execute_script("return document.documentElement.scrollWidth"), width)
            self.browser.save_screenshot(str(machine.TARGET / f"live-{name}-{kind}.png"))
        self.browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        self.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


class Figure(Page):
    """A figure of the playground; NAME is its own."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.page = machine.TARGET / "playground.html"
        machine.backprop("playground", "--out", cls.page)

    def open(self, fragment=""):
        self.browser.get("about:blank")
        self.browser.get(self.page.as_uri() + fragment)
        self.ready()
        figure = self.browser.find_element(By.CSS_SELECTOR, f"[data-figure={self.NAME}]")
        self.browser.execute_script("arguments[0].scrollIntoView()", figure)
        return figure

    def state(self, state):
        return self.open(f"#{self.NAME}?{state}")

    def find(self, figure, selector):
        return figure.find_element(By.CSS_SELECTOR, selector)

    def field(self, figure, control, kind="text"):
        return self.find(figure, f"input[type={kind}][data-control='{control}']")

    def press(self, figure, control):
        self.find(figure, f"button[data-control={control}]").click()

    def type(self, figure, control, text):
        field = self.field(figure, control)
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text or Keys.DELETE, Keys.ENTER)

    def choose(self, figure, control, text):
        Select(self.find(figure, f"select[data-control={control}]")).select_by_visible_text(text)

    def message(self, figure):
        return self.find(figure, ".live-message").text

    def voice(self, figure):
        time.sleep(0.6)
        return self.find(figure, ".live-voice").get_attribute("textContent")

    def address(self):
        time.sleep(0.4)
        return self.browser.execute_script("return location.hash")

    def numbers(self, figure):
        return self.browser.execute_script(NUMBERS, figure)

    def same(self, figure, state, *more):
        """Every number shown has the bits that the JVM computes."""
        expected, shown = jvm(self.NAME, state, *more), self.numbers(figure)
        self.assertGreater(len(expected), 5)
        self.assertEqual(expected, {key: shown.get(key) for key in expected}, state)

    def how_long(self, slider):
        print(f"\n{self.NAME}: {self.browser.execute_script(HOW_LONG, slider):.1f} ms for a slider's change")
