package backprop.run;

import backprop.ipynb.MultiLine;
import backprop.jshell.CellError;
import backprop.kernel.MimeBundle;
import backprop.kernel.Outlet;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Collects what one cell shows, in the form of the notebook file: consecutive text of a stream is
 * one output, and an update replaces the display with its id, in whichever cell that stands.
 */
public final class CellOutputs implements Outlet {
  private final Map<String, List<JsonObject>> displays;
  private final JsonArray outputs = new JsonArray();
  private final StringBuilder streamText = new StringBuilder();
  private String streamName; // of the text that is being collected; null for none

  /** Starts an empty one; all cells of a notebook share the outputs that have a display id. */
  public CellOutputs(Map<String, List<JsonObject>> displays) {
    this.displays = displays;
  }

  public JsonArray json() {
    endStream();
    return outputs;
  }

  @Override
  public void stream(String name, String text) {
    if (!name.equals(streamName)) {
      endStream();
      streamName = name;
    }
    streamText.append(text);
  }

  private void endStream() {
    if (streamName != null) {
      JsonObject stream = new JsonObject();
      stream.addProperty("output_type", "stream");
      stream.addProperty("name", streamName);
      stream.add("text", MultiLine.split(streamText.toString()));
      outputs.add(stream);
      streamName = null;
      streamText.setLength(0);
    }
  }

  @Override
  public void display(MimeBundle bundle) {
    update(bundle);
    JsonObject display = output("display_data");
    fill(display, bundle);
    if (bundle.displayId() != null) {
      displays.computeIfAbsent(bundle.displayId(), id -> new ArrayList<>()).add(display);
    }
  }

  @Override
  public void update(MimeBundle bundle) {
    displays.getOrDefault(bundle.displayId(), List.of()).forEach(display -> fill(display, bundle));
  }

  public void result(int count, MimeBundle bundle) {
    JsonObject result = output("execute_result");
    result.addProperty("execution_count", count);
    fill(result, bundle);
  }

  void error(CellError error) {
    JsonObject output = output("error");
    output.addProperty("ename", error.name());
    output.addProperty("evalue", error.message());
    JsonArray traceback = new JsonArray();
    error.traceback().forEach(traceback::add);
    output.add("traceback", traceback);
  }

  private JsonObject output(String type) {
    endStream();
    JsonObject output = new JsonObject();
    output.addProperty("output_type", type);
    outputs.add(output);
    return output;
  }

  private static void fill(JsonObject output, MimeBundle bundle) {
    output.add("data", bundle.data().deepCopy());
    output.add("metadata", bundle.metadata().deepCopy());
  }
}
