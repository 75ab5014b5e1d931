"""nbgrader for these assignments: run it in this folder (0.8 and 0.9; a Java kernel named java)."""
import os

from nbgrader.converters.autograde import Autograde
from nbgrader.preprocessors import Execute, NbGraderPreprocessor

c = get_config()  # noqa: F821 - nbgrader defines it

here = os.path.dirname(os.path.abspath(__file__))
c.CourseDirectory.root = here
c.CourseDirectory.course_id = "backprop"
c.CourseDirectory.source_directory = "."  # an assignment is a folder here
c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "*.jsa"]

# Submissions are run in other folders, from where the notebooks' own %jars leads nowhere. The
# kernels take the library from here.
jar = os.path.normpath(os.path.join(here, "..", "..", "target", "backprop.jar"))
os.environ["IJAVA_CLASSPATH"] = jar
os.environ["JJAVA_CLASSPATH"] = jar
os.environ["RJK_CLASSPATH"] = jar

# An answer that is missing must fail, and Java allows nothing after a throw.
# `assignment release` writes the same line.
c.ClearSolutions.code_stub = {
    "java": 'throw new UnsupportedOperationException("your code is missing here");',
    "python": "# YOUR CODE HERE\nraise NotImplementedError()",
}



class StderrIsOnlyText(NbGraderPreprocessor):
    """nbgrader gives a cell of tests no points when anything at all is on stderr; here only an exception fails."""

    def preprocess_cell(self, cell, resources, cell_index):
        for output in cell.get("outputs", []):
            if output.output_type == "stream" and output.name == "stderr":
                output.name = "stdout"
        return cell, resources


c.Autograde.autograde_preprocessors = [
    each
    for known in Autograde.class_traits()["autograde_preprocessors"].default()
    for each in ([known, StderrIsOnlyText] if known is Execute else [known])
]
