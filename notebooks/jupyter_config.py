"""jupyter lab --config=jupyter_config.py saves notebooks with the kernel they were committed with.

A kernel writes its name in menus and its JDK's version into the notebook; without this, running a
notebook on another kernel or another JDK changes these lines of it.
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


c.FileContentsManager.pre_save_hook = keep_kernel  # Jupyter defines c
