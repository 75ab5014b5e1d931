"""Every notebook through nbclient on the workbook's kernel."""
import concurrent.futures
import shutil
import unittest

import machine
import nbformat
from nbclient import NotebookClient

TIMEOUT = 300  # seconds a cell


class Notebooks(unittest.TestCase):
    def test_every_notebook_has_the_outputs_that_are_committed(self):
        folder = machine.TARGET / "jupyter"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            list(pool.map(execute, machine.NOTEBOOKS, [folder] * len(machine.NOTEBOOKS)))
        print("\n" + machine.backprop("diff", machine.NOTEBOOKS[0].parent, folder).strip())


def execute(file, folder):
    notebook = nbformat.read(file, as_version=4)
    # the kernel starts in the notebook's folder, as it does in Jupyter
    NotebookClient(
        notebook, kernel_name="java", timeout=TIMEOUT, resources={"metadata": {"path": file.parent}}
    ).execute()
    nbformat.write(notebook, folder / file.name)


if __name__ == "__main__":
    unittest.main()
