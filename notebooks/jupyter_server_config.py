"""For JupyterLab and Notebook 7; Notebook 6 reads the other file by itself."""
load_subconfig("jupyter_notebook_config.py")  # noqa: F821, Jupyter defines it
