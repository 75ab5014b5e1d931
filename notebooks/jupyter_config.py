"""jupyter lab --config=jupyter_config.py saves notebooks with the language_info they were committed with.

A kernel writes its JDK's version into the notebook; without this, running a notebook on another JDK
changes that one line of it.
"""
import json
import os


def keep_language_info(model, contents_manager, path, **_):
    file = contents_manager._get_os_path(path)
    if model["type"] != "notebook" or not os.path.exists(file):
        return
    with open(file, encoding="utf-8") as saved:
        before = json.load(saved).get("metadata", {}).get("language_info")
    if before:
        model["content"]["metadata"]["language_info"] = before


c.FileContentsManager.pre_save_hook = keep_language_info  # Jupyter defines c
