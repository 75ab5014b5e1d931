package backprop.ipynb;

import backprop.kernel.jupyter.JupyterKernel;
import backprop.run.NotebookRun;
import backprop.run.Runner;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Small notebooks for tests. */
public final class Notebooks {
  private Notebooks() {}

  /** Executes a notebook on a kernel of its own. */
  public static NotebookRun run(Notebook notebook, Path folder) {
    try (JupyterKernel kernel = new JupyterKernel(folder)) {
      return Runner.run(notebook, kernel::execute, cell -> {});
    }
  }

  public static Notebook of(String... sources) throws IOException {
    return Notebook.parse(json(sources), "test.ipynb");
  }

  public static String json(String... sources) {
    JsonArray cells = new JsonArray();
    for (String source : sources) {
      cells.add(cell(source));
    }
    JsonObject notebook = new JsonObject();
    notebook.add("cells", cells);
    notebook.add("metadata", new JsonObject());
    notebook.addProperty("nbformat", 4);
    notebook.addProperty("nbformat_minor", 5);
    return notebook.toString();
  }

  private static JsonObject cell(String source) {
    JsonObject cell = new JsonObject();
    Map.of("cell_type", "code", "source", source).forEach(cell::addProperty);
    cell.add("metadata", new JsonObject());
    cell.add("outputs", new JsonArray());
    return cell;
  }

  /** A notebook whose cells may fail. */
  public static Notebook failing(String... sources) throws IOException {
    Notebook notebook = of(sources);
    JsonArray tags = new JsonArray();
    tags.add("raises-exception");
    notebook.cells().forEach(cell -> cell.json().getAsJsonObject("metadata").add("tags", tags));
    return notebook;
  }
}
