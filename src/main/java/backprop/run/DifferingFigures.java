package backprop.run;

import backprop.file.AtomicFile;
import backprop.ipynb.NotebookDiff;
import backprop.ipynb.PixelDiff;
import backprop.text.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Files three images for each figure that differs: expected, found, and where they differ. */
public record DifferingFigures(Path folder, String notebook) implements NotebookDiff.Figures {
  @Override
  public String differ(int cell, int index, byte[] expected, byte[] actual) throws IOException {
    String name = Text.format("%s-cell%02d-%d", notebook, cell, index);
    AtomicFile.write(folder.resolve(name + ".expected.png"), expected);
    AtomicFile.write(folder.resolve(name + ".actual.png"), actual);
    BufferedImage difference = PixelDiff.picture(expected, actual);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(difference, "png", png);
    Path file = folder.resolve(name + ".difference.png");
    AtomicFile.write(file, png.toByteArray());
    return "\n    see " + file + ", beside it .expected.png and .actual.png";
  }
}
