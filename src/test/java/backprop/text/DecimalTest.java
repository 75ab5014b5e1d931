package backprop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.file.Json;
import com.google.gson.JsonParser;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTest {
  @Test
  void isShortAndTheSameOnEveryJdk() {
    assertEquals("0.1", Decimal.of(0.1));
    assertEquals("0.002", Decimal.of(2e-3));
    assertEquals("1E+23", Decimal.of(1e23));
    assertEquals("4.94065645841247E-324", Decimal.of(Double.MIN_VALUE));
    assertEquals("100", Decimal.of(100));
    assertEquals("-0.0", Decimal.of(-0.0));
    assertEquals("0.3333333333333333", Decimal.of(1 / 3.0));
    assertEquals("NaN", Decimal.of(Double.NaN));
    assertEquals("-Infinity", Decimal.of(Double.NEGATIVE_INFINITY));
  }

  @Test
  void readsBackToTheSameBits() {
    Random random = new Random(1);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(random.nextLong());
      double back = Double.parseDouble(Decimal.of(number));
      assertEquals(Double.doubleToLongBits(number), Double.doubleToLongBits(back));
      String json = Json.number(number).toString();
      assertEquals(number, Json.toDouble(JsonParser.parseString(json)), json);
    }
  }
}
