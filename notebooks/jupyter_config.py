"""jupyter lab --config=jupyter_config.py saves notebooks with the kernel they were committed with.

A kernel writes its name in menus and its JDK's version into the notebook, and some print a line
about the class path; without this, running a notebook on another kernel or another JDK changes it.
"""
import json
import os


def keep_kernel(model, contents_manager, path, **_):
    file = contents_manager._get_os_path(path)
    if model["type"] != "notebook" or not os.path.exists(file):
        return
    with open(file, encoding="utf-8") as saved:
        before = json.load(saved).get("metadata", {})
    now = model["content"]["metadata"]
    if before.get("kernelspec", {}).get("name") == now.get("kernelspec", {}).get("name"):
        for key in {"kernelspec", "language_info"} & before.keys():
            now[key] = before[key]
    for cell in model["content"]["cells"]:
        if cell["cell_type"] == "code" and cell["source"].startswith("%jars "):
            cell["outputs"] = [each for each in cell["outputs"] if each["output_type"] != "stream"]


c.FileContentsManager.pre_save_hook = keep_kernel  # Jupyter defines c
