package backprop.draw;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Writes PNG, the same bytes for the same pixels on every JDK.
 *
 * <p>{@code ImageIO} deflates with the zlib that the JDK was built with, and these differ; jzlib is
 * Java.
 */
public final class Png {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int BEST = 9;

  private Png() {}

  /** The image as PNG with a palette. */
  public static byte[] encode(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    Palette palette = Palette.of(pixels);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    chunk(png, "IHDR", header(width, height));
    chunk(png, "PLTE", colors(palette));
    chunk(png, "IDAT", deflated(rows(palette, pixels, width)));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  // 8 bits per pixel, which are places in a palette; deflate, the usual filters, not interlaced
  private static byte[] header(int width, int height) {
    byte[] kind = {8, 3, 0, 0, 0};
    return ByteBuffer.allocate(13).putInt(width).putInt(height).put(kind).array();
  }

  private static byte[] colors(Palette palette) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int color : palette.colors()) {
      out.write(color >> 16);
      out.write(color >> 8);
      out.write(color);
    }
    return out.toByteArray();
  }

  // each row begins with the number of its filter: 0, none, which is best for flat colours
  private static byte[] rows(Palette palette, int[] pixels, int width) {
    byte[] rows = new byte[pixels.length + pixels.length / width];
    int at = 0;
    byte index = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (i % width == 0) {
        rows[at++] = 0;
      }
      if (i == 0 || pixels[i] != pixels[i - 1]) {
        index = palette.index().get(pixels[i] & 0xFFFFFF).byteValue();
      }
      rows[at++] = index;
    }
    return rows;
  }

  private static byte[] deflated(byte[] data) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, new Deflater(BEST))) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // a byte array does not fail
    }
    return out.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    chunk.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
    png.writeBytes(chunk.array());
  }
}
