"""A notebook in the real Jupyter page, in a browser without a window."""
import shutil
import socket
import subprocess
import time
import unittest
import urllib.request

import machine
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.expected_conditions import element_to_be_clickable
from selenium.webdriver.support.ui import WebDriverWait

TIMEOUT = 120  # seconds
NOTEBOOK = machine.NOTEBOOKS[0].name

CONNECTED = """
const notebook = window.Jupyter && Jupyter.notebook;
return notebook && notebook._fully_loaded && notebook.kernel && notebook.kernel.is_connected()
    && Boolean(notebook.kernel.info_reply.language_info);"""

START_COUNTING = """
window.finished = 0;
Jupyter.notebook.events.on('finished_execute.CodeCell', () => window.finished++);
return Jupyter.notebook.get_cells().filter(c => c.cell_type === 'code' && c.get_text().trim()).length;"""

REPORT = """
const outputs = Jupyter.notebook.get_cells().flatMap(c => c.output_area ? c.output_area.outputs : []);
const images = [...document.querySelectorAll('#notebook img')];
return {
  kernel: Jupyter.notebook.kernel.name,
  errors: outputs.filter(o => o.output_type === 'error').map(o => o.ename + ': ' + o.evalue),
  stderr: outputs.filter(o => o.name === 'stderr').map(o => o.text),
  images: images.length,
  broken: images.filter(i => !i.complete || !i.naturalWidth).map(i => i.src.slice(0, 80)),
  height: document.getElementById('notebook-container').scrollHeight,
};"""


class Page(unittest.TestCase):
    def setUp(self):
        # a project of its own: the page saves what it runs
        project = machine.home / "project with spaces"
        shutil.copytree(machine.PROJECT / "notebooks", project / "notebooks")
        (project / "target").symlink_to(machine.TARGET)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.address = f"http://127.0.0.1:{free.getsockname()[1]}/"
        port = self.address.split(":")[2].strip("/")
        command = ["java", "-jar", "target/backprop.jar", "lab", "--", "--no-browser", "--allow-root"]
        command += ["--ip=127.0.0.1", "--port=" + port, "--port-retries=0", "--NotebookApp.token="]
        with open(machine.TARGET / "jupyter-page.log", "w") as log:
            self.server = subprocess.Popen(command, cwd=project, stdout=log, stderr=log)
        self.addCleanup(self.stop_server)
        self.saved = project / "notebooks" / NOTEBOOK

    def stop_server(self):
        self.server.terminate()
        self.assertIsNotNone(self.server.wait(20))

    def open_browser(self):
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for option in ["headless=new", "no-sandbox", "disable-gpu", "window-size=1200,1500"]:
            options.add_argument("--" + option)
        service = webdriver.chrome.service.Service(shutil.which("chromedriver"))
        browser = webdriver.Chrome(options=options, service=service)
        self.addCleanup(browser.quit)
        return browser

    def await_server(self):
        deadline = time.time() + TIMEOUT
        while time.time() < deadline:
            try:
                return urllib.request.urlopen(self.address + "api").read()
            except OSError:
                self.assertIsNone(self.server.poll(), "lab ends at once")
                time.sleep(0.2)
        self.fail("no server after %d s" % TIMEOUT)

    def test_all_cells_run_and_every_image_is_there(self):
        self.await_server()
        browser = self.open_browser()
        wait = WebDriverWait(browser, TIMEOUT)
        browser.get(self.address + "notebooks/" + NOTEBOOK)
        wait.until(lambda _: browser.execute_script(CONNECTED))
        cells = browser.execute_script(START_COUNTING)
        begin = time.time()
        browser.find_element(By.ID, "kernellink").click()
        wait.until(element_to_be_clickable((By.CSS_SELECTOR, "#restart_run_all a"))).click()
        wait.until(element_to_be_clickable((By.CSS_SELECTOR, ".modal.in .btn-danger"))).click()
        wait.until(lambda _: browser.execute_script("return finished") >= cells)
        print(f"\n{NOTEBOOK}: {cells} cells in the page, {time.time() - begin:.1f} s")
        report = browser.execute_script(REPORT)
        browser.set_window_size(1200, min(report["height"] + 400, 16000))
        time.sleep(1)  # for the page to lay itself out
        browser.save_screenshot(str(machine.TARGET / "jupyter-page.png"))
        self.assertEqual("java", report["kernel"])
        self.assertEqual([], report["errors"])
        self.assertEqual([], report["stderr"])
        self.assertEqual([], report["broken"])
        committed = (machine.PROJECT / "notebooks" / NOTEBOOK).read_text("utf-8")
        self.assertEqual(committed.count('"image/png": "'), report["images"])
        browser.execute_script("Jupyter.notebook.save_notebook().then(() => { window.saved = true })")
        wait.until(lambda _: browser.execute_script("return window.saved"))
        self.assertEqual(committed, self.saved.read_text("utf-8"), "saving changes nothing in git")


if __name__ == "__main__":
    unittest.main()
