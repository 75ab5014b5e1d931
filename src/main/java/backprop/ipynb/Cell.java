package backprop.ipynb;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;

/** One cell of a notebook: a view of the file's JSON, which keeps what this class does not know. */
public record Cell(JsonObject json) {
  public boolean isCode() {
    return "code".equals(MultiLine.join(json.get("cell_type")));
  }

  public boolean isMarkdown() {
    return "markdown".equals(MultiLine.join(json.get("cell_type")));
  }

  public String source() {
    return MultiLine.join(json.get("source"));
  }

  /** Whether a front end executes this cell: it is code, and not blank. */
  public boolean isExecutable() {
    return isCode() && !source().isBlank();
  }

  /** The tag {@code raises-exception}: this cell is meant to fail, the cells after it run. */
  public boolean mayFail() {
    return json.get("metadata") instanceof JsonObject metadata
        && metadata.get("tags") instanceof JsonArray tags
        && tags.contains(new JsonPrimitive("raises-exception"));
  }

  /** The metadata {@code live}: the address of a live figure below the cell; empty for none. */
  public String live() {
    return json.get("metadata") instanceof JsonObject metadata
        ? MultiLine.join(metadata.get("live"))
        : "";
  }

  /** The number that Jupyter shows beside the cell, or 0 when the cell was not executed. */
  public int executionCount() {
    JsonElement count = json.get("execution_count");
    return count == null || count.isJsonNull() ? 0 : count.getAsInt();
  }

  /** The outputs as the file holds them; empty for a cell that is not code. */
  public List<JsonObject> outputs() {
    List<JsonObject> outputs = new ArrayList<>();
    if (json.get("outputs") instanceof JsonArray array) {
      array.forEach(output -> outputs.add(output.getAsJsonObject()));
    }
    return outputs;
  }

  public void clear() {
    json.add("execution_count", JsonNull.INSTANCE);
    json.add("outputs", new JsonArray());
  }

  public void setExecuted(int count, JsonArray outputs) {
    json.addProperty("execution_count", count);
    json.add("outputs", outputs);
  }
}
