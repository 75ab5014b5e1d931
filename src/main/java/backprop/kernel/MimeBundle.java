package backprop.kernel;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;

/**
 * One rendered object: its representations by MIME type, as JSON, and the name of a display that a
 * later update may replace; null for none.
 */
public record MimeBundle(JsonObject data, JsonObject metadata, String displayId) {
  // Without this a StringBuilder would be taken apart field by field.
  private static final Gson GSON =
      new GsonBuilder()
          .registerTypeHierarchyAdapter(
              CharSequence.class,
              (JsonSerializer<CharSequence>)
                  (text, type, context) -> new JsonPrimitive(text.toString()))
          .serializeSpecialFloatingPointValues()
          .create();

  /** What a rendered object holds. */
  public static MimeBundle of(DisplayData rendered) {
    JsonObject json = GSON.toJsonTree(rendered, DisplayData.class).getAsJsonObject();
    JsonObject metadata =
        json.has("metadata") ? json.getAsJsonObject("metadata") : new JsonObject();
    return new MimeBundle(json.getAsJsonObject("data"), metadata, rendered.getDisplayId());
  }

  /** All of it as one text, for {@link #ofJson}. */
  public String toJson() {
    return GSON.toJson(this);
  }

  /** The bundle that {@link #toJson} wrote. */
  public static MimeBundle ofJson(String json) {
    return GSON.fromJson(json, MimeBundle.class);
  }

  public DisplayData toDisplayData() {
    DisplayData out = new DisplayData();
    data.entrySet().forEach(part -> out.putData(part.getKey(), part.getValue()));
    metadata.entrySet().forEach(part -> out.putMetaData(part.getKey(), part.getValue()));
    if (displayId != null) {
      out.setDisplayId(displayId);
    }
    return out;
  }
}
