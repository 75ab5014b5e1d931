"""Answers typed below the exercises on a lesson's page: judged there as in the notebook, and what is solved stays."""
import struct
import unittest

import live
import machine
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


class Answers(live.Page):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        out = machine.TARGET / "live-answers"
        cls.pages = {}
        for lesson in ["01", "02", "06c"]:
            notebook = next((machine.PROJECT / "notebooks").glob(lesson + "-*.ipynb"))
            machine.backprop("report", notebook, "--out", out)
            cls.pages[lesson] = out / (notebook.stem + ".html")

    def open(self, lesson="01", forget=True):
        self.browser.get(self.pages[lesson].as_uri())
        if forget:
            self.browser.execute_script("localStorage.clear()")
            self.browser.refresh()
        self.ready()

    def figure(self, number):
        figure = self.browser.find_element(By.CSS_SELECTOR, f"[data-keep='backprop {number}']")
        self.browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", figure)
        return figure

    def answer(self, number, text, by=None):
        figure = self.figure(number)
        field = figure.find_element(By.TAG_NAME, "input")
        field.send_keys(Keys.CONTROL, "a")
        field.send_keys(text)
        if by:
            figure.find_element(By.CSS_SELECTOR, by).click()
        else:
            field.send_keys(Keys.ENTER)
        return figure

    def verdict(self, figure):
        return figure.find_element(By.CSS_SELECTOR, "[data-slot=verdict]").text

    def test_a_formula_is_judged_and_stays(self):
        self.open()
        figure = self.answer("01.4", "δ² = δ³·θ²·a²")
        self.assertRegex(self.verdict(figure), r"^not yet\. For δ3 = .* you get .*; it should be .*\.\n.+")
        self.assertIn("not yet", self.voice(figure))
        figure = self.answer("01.4", "δ² = δ³·θ²·a²·(1 − a²)", by="button[data-control=check]")
        self.assertRegex(self.verdict(figure), r"^✓ right, in 20 random cases\. .+")
        self.browser.save_screenshot(str(machine.TARGET / "live-answer.png"))
        self.open(forget=False)
        figure = self.figure("01.4")
        self.assertIn("✓ right", self.verdict(figure))
        self.assertEqual("δ² = δ³·θ²·a²·(1 − a²)", figure.find_element(By.TAG_NAME, "input").get_attribute("value"))
        self.assertEqual("", self.verdict(self.figure("01.2")))

    def voice(self, figure):
        voice = lambda _: figure.find_element(By.CSS_SELECTOR, "[aria-live]").get_attribute("textContent")
        return WebDriverWait(self.browser, 5).until(voice)

    def test_letters_by_buttons_and_what_cannot_be_read(self):
        self.open()
        figure = self.figure("01.4")
        for name in ["δ3", "θ2", "a2"]:
            figure.find_element(By.CSS_SELECTOR, f"button[data-insert='{name}']").click()
        field = self.browser.switch_to.active_element
        field.send_keys("(1 - ")
        figure.find_element(By.CSS_SELECTOR, "button[data-insert=a2]").click()
        self.assertEqual("", self.verdict(figure), "nothing is judged before it is asked")
        field.send_keys(Keys.ENTER)
        self.assertIn("is not closed", figure.find_element(By.CSS_SELECTOR, "[data-slot=message]").text)
        field.send_keys(")", Keys.ENTER)
        self.assertIn("✓ right", self.verdict(figure))

    def test_numbers_and_words_of_other_lessons(self):
        self.open("02")
        self.assertIn("✓ right", self.verdict(self.answer("02.3", "0.0141*0.275*(1-0.275)")))
        self.assertEqual("not yet: it is not 0.0141.\nThat much arrives at z3. What stands between a unit's output and"
                         " its input?", self.verdict(self.answer("02.3", "0.0141")))
        self.assertIn("Zero weights block the signal", self.verdict(self.answer("02.6", "c")))
        self.assertIn("✓ right", self.verdict(self.answer("02.6", "B")))
        self.open("06c")
        self.assertIn("✓ right", self.verdict(self.answer("06c.2", "1 - beta^r")))

    def test_only_what_can_be_typed_is_asked_and_hints_stand_below(self):
        self.open()
        asked = [f.get_attribute("data-keep").split()[1] for f in
                 self.browser.find_elements(By.CSS_SELECTOR, "[data-figure=answer]")]
        self.assertEqual(["01.1", "01.2", "01.3", "01.4", "01.6", "01.7"], asked)
        text = self.pages["01"].read_text("utf-8")
        self.assertEqual(1, text.count("const backpropLive"))
        self.assertGreater(text.count("<summary>Hint 1</summary>"), 6)

    def test_without_a_place_to_keep_it_all_else_works(self):
        block = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('not allowed') }});"
        script = self.browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": block})
        self.open(forget=False)
        self.assertIn("✓ right", self.verdict(self.answer("01.2", "1 - a²")))
        self.browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)

    def test_what_is_kept_cannot_act(self):
        self.open()
        hostile = 'answer?of=01.2&typed="><img src=x onerror=alert(1)>'
        self.browser.execute_script("localStorage.setItem('backprop 01.2', arguments[0])", hostile)
        self.open(forget=False)
        self.assertEqual("", self.figure("01.2").find_element(By.TAG_NAME, "input").get_attribute("value"))
        figure = self.answer("01.2", "<img src=x onerror=alert(1)>")
        self.assertEqual(0, len(figure.find_elements(By.TAG_NAME, "img")))

    def test_the_graph_of_the_lesson_stands_below_its_picture(self):
        self.open()
        figure = self.browser.find_element(By.CSS_SELECTOR, "[data-figure=graph]")
        shown = self.browser.execute_script(live.NUMBERS, figure)
        path = live.jvm("single-path", "x=1.5&y=0.4&theta=0.8,-1.2,2", "0")
        number = lambda bits: struct.unpack(">d", bytes.fromhex(bits))[0]
        for key, same in {"J": "J", "by θ1": "dtheta1", "by θ2": "dtheta2", "by θ3": "dtheta3"}.items():
            self.assertAlmostEqual(number(path[same]), number(shown[key]), 15, key)

    def test_looks(self):
        def show():
            self.open()
            self.answer("01.4", "δ³·θ²·a²")
        self.pictures("answer", show, height=900)



if __name__ == "__main__":
    unittest.main()
