package backprop.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {

  @Test
  void upTo256ColoursAreKeptExactly() throws IOException {
    BufferedImage image = new BufferedImage(16, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 512; i++) {
      image.setRGB(i % 16, i / 16, (i / 2) * 0x010203);
    }
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
    for (int i = 0; i < 512; i++) {
      assertEquals(image.getRGB(i % 16, i / 16), read.getRGB(i % 16, i / 16));
    }
  }

  @Test
  void moreColoursMoveByLittleAndTheFrequentOnesNotAtAll() throws IOException {
    BufferedImage image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(1);
    for (int i = 0; i < 10_000; i++) { // 1000 greens and blues beside much white
      image.setRGB(
          i % 100,
          i / 100,
          i % 3 == 0 ? 0x000F00 + random.nextInt(40) * 0x100 + random.nextInt(25) : 0xFFFFFF);
    }
    BufferedImage read = ImageIO.read(new ByteArrayInputStream(Png.encode(image)));
    for (int i = 0; i < 10_000; i++) {
      int before = image.getRGB(i % 100, i / 100);
      int after = read.getRGB(i % 100, i / 100);
      assertTrue(Math.abs((before & 255) - (after & 255)) < 6);
      assertTrue(Math.abs((before >> 8 & 255) - (after >> 8 & 255)) < 6);
      assertTrue(before != 0xFFFFFFFF || after == before);
    }
  }
}
