"""The pages that `report` writes, in a browser without a window."""
import shutil
import time
import unittest

import machine
from selenium import webdriver
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys

PAGES = machine.TARGET / "report-test"
MOST_NODES = 20_000
PHONE = 400

LENGTHS = """
const figures = [...document.querySelectorAll('.drawn img')];
const boxes = [...document.querySelectorAll('.scroll')].filter(box => box.clientWidth > 0);
return {
  page: document.documentElement.scrollWidth,
  // 12 px are the smallest letters of a figure
  letters: figures.map(image => 12 * image.getBoundingClientRect().width / image.getAttribute('width')),
  unreachable: boxes.filter(box => box.scrollWidth > box.clientWidth && box.tabIndex < 0).length,
  errors: document.querySelectorAll('.katex-error').length,
};"""


class Report(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        shutil.rmtree(PAGES, ignore_errors=True)
        machine.backprop("report", "--out=" + str(PAGES))
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for option in ["headless=new", "no-sandbox", "disable-gpu"]:
            options.add_argument("--" + option)
        service = webdriver.chrome.service.Service(shutil.which("chromedriver"))
        cls.browser = webdriver.Chrome(options=options, service=service)
        cls.addClassCleanup(cls.browser.quit)

    def open(self, name, width=1280):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False}
        self.browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        self.browser.get("about:blank")  # a new place on the same page is no new page
        self.browser.get((PAGES / name.split("#")[0]).as_uri() + name[len(name.split("#")[0]):])
        time.sleep(1)  # for formulas near the window

    def ask(self, script):
        return self.browser.execute_script("return " + script)

    def typeset(self):
        return self.ask("document.querySelectorAll('.math .katex').length")

    def test_the_page_with_most_formulas_typesets_what_is_seen_and_all_when_printed(self):
        self.open("07-the-equations.html#001-9")
        self.assertGreater(self.typeset(), 5)
        self.assertLess(self.ask("document.getElementsByTagName('*').length"), MOST_NODES)
        top = self.ask("document.querySelector(':target').getBoundingClientRect().top")
        self.assertTrue(-50 < top < 100, top)
        load = self.ask("Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd)")
        print(f"\nthe page of notebook 07 loads in {load} ms")
        self.browser.execute_cdp_cmd("Page.printToPDF", {})
        self.assertEqual(self.ask("document.querySelectorAll('.math').length"), self.typeset())

    def test_on_a_phone_nothing_is_cut_off_and_letters_can_be_read(self):
        for page in sorted(PAGES.glob("*.html")):
            self.open(page.name, PHONE)
            lengths = self.browser.execute_script(LENGTHS)
            self.assertLessEqual(lengths["page"], PHONE, page.name)
            self.assertEqual(0, lengths["unreachable"], page.name)
            self.assertEqual(0, lengths["errors"], page.name)
            self.assertTrue(all(letter >= 9 for letter in lengths["letters"]), page.name)

    def test_words_are_found_in_all_notebooks_without_a_server(self):
        self.open("index.html#search")
        self.assertEqual("search", self.ask("document.activeElement.id"))
        ActionChains(self.browser).send_keys("vanishing Gradients").perform()
        pages = self.ask("[...document.querySelectorAll('#hits a')].map(a => a.getAttribute('href'))")
        self.assertGreater(len({page.split("#")[0] for page in pages}), 1, pages)
        self.assertIn("vanish", self.ask("document.querySelector('#hits li').textContent.toLowerCase()"))
        self.browser.execute_script("document.querySelector('#hits a').click()")
        time.sleep(1)
        self.assertIsNotNone(self.ask("document.querySelector(':target')"), self.browser.current_url)

    def test_the_first_stop_of_the_keyboard_leads_to_the_text(self):
        self.open("01-single-path.html")
        ActionChains(self.browser).send_keys(Keys.TAB).perform()
        self.assertEqual("Skip to text", self.ask("document.activeElement.textContent"))
        ActionChains(self.browser).send_keys(Keys.ENTER).perform()
        self.assertEqual("MAIN", self.ask("document.activeElement.tagName"))


if __name__ == "__main__":
    unittest.main()
