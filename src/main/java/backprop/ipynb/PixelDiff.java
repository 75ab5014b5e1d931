package backprop.ipynb;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** Compares two images pixel by pixel. */
public final class PixelDiff {
  private static final int RED = 0xD00000;

  private PixelDiff() {}

  /** Says how two images differ; empty when they do not. */
  public static String of(byte[] expected, byte[] actual) throws IOException {
    BufferedImage before = read(expected);
    BufferedImage after = read(actual);
    if (before.getWidth() != after.getWidth() || before.getHeight() != after.getHeight()) {
      return "expected " + size(before) + " pixels but was " + size(after);
    }
    int count = 0;
    int most = 0;
    for (int y = 0; y < before.getHeight(); y++) {
      for (int x = 0; x < before.getWidth(); x++) {
        int difference = difference(before.getRGB(x, y), after.getRGB(x, y));
        count += difference > 0 ? 1 : 0;
        most = Math.max(most, difference);
      }
    }
    return count == 0
        ? ""
        : count + " of " + size(before) + " pixels differ, by at most " + most + " of 255";
  }

  /** Red where two images differ, over the second one, faded; it is as large as both. */
  public static BufferedImage picture(byte[] expected, byte[] actual) throws IOException {
    BufferedImage before = read(expected);
    BufferedImage after = read(actual);
    int width = Math.max(before.getWidth(), after.getWidth());
    int height = Math.max(before.getHeight(), after.getHeight());
    BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel = pixel(after, x, y);
        boolean same = difference(pixel(before, x, y), pixel) == 0;
        picture.setRGB(x, y, same ? faded(pixel) : RED);
      }
    }
    return picture;
  }

  private static int pixel(BufferedImage image, int x, int y) {
    return x < image.getWidth() && y < image.getHeight() ? image.getRGB(x, y) : 0;
  }

  /** A quarter of the way from white. */
  private static int faded(int rgb) {
    return 0xBFBFBF + (rgb >>> 2 & 0x3F3F3F);
  }

  private static BufferedImage read(byte[] bytes) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(bytes));
    if (image == null) {
      throw new IOException("not an image (" + bytes.length + " bytes)");
    }
    return image;
  }

  private static String size(BufferedImage image) {
    return image.getWidth() + " x " + image.getHeight();
  }

  /** The largest difference of the four channels. */
  private static int difference(int a, int b) {
    int most = 0;
    for (int shift = 0; shift < 32; shift += 8) {
      most = Math.max(most, Math.abs((a >>> shift & 0xFF) - (b >>> shift & 0xFF)));
    }
    return most;
  }
}
