"""A Jupyter of its own for the tests: nothing of the user's is read or written."""
import atexit
import os
import pathlib
import shutil
import subprocess
import tempfile

PROJECT = pathlib.Path(__file__).resolve().parents[3]
NOTEBOOKS = sorted((PROJECT / "notebooks").glob("*.ipynb"))
TARGET = PROJECT / "target"
JAR = TARGET / "backprop.jar"

home = pathlib.Path(os.environ.get("BACKPROP_TEST_HOME") or tempfile.mkdtemp(prefix="jupyter-"))
for name in ["CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR"]:
    os.environ["JUPYTER_" + name] = str(home / name.lower())
tempfile.tempdir = str(home)  # for connection files, which a kernel's command line names
os.environ["IPYTHONDIR"] = str(home / "ipython")
os.environ["JUPYTER_PATH"] = str(home / "share" / "jupyter")


def backprop(*arguments, **options):
    """Runs the command line and returns what it prints; fails when it does."""
    command = ["java", "-jar", str(JAR), *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", **options)
    if done.returncode:
        raise AssertionError(f"{command} ends with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


if "BACKPROP_TEST_HOME" not in os.environ:  # the test's own process, not one that it starts
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    backprop("kernel", "install", "--prefix", home)


def kernel_processes():
    """The numbers of the processes that run this project's kernel for this Jupyter."""
    listed = subprocess.run(["ps", "-A", "-o", "pid=,args="], capture_output=True, encoding="utf-8")
    lines = [line.split(None, 1) for line in listed.stdout.splitlines()]
    return {int(number) for number, command in lines if f"{JAR} kernel start {home}" in command}
