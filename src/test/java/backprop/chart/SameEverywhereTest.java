package backprop.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Figures have these bytes on JDK 17 and 25 and on every system. Who changes the style puts the new
 * sums here; who changes nothing and sees this fail has found a machine that draws differently.
 */
class SameEverywhereTest {
  private static final Map<String, String> SUMS = new LinkedHashMap<>();

  static {
    SUMS.put("loss", "d5a2e1ef39b57323");
    SUMS.put("log loss", "40b2e6ac4907a25c");
    SUMS.put("norms", "4eb1bd837c6eedc7");
    SUMS.put("activation", "1f71837d28f46b94");
    SUMS.put("scatter", "8e73a873d4c83a1d");
    SUMS.put("regions", "f954fa35289a0223");
    SUMS.put("confusion", "ace7075ca44a0356");
    SUMS.put("heat map", "52c67920281602d1");
    SUMS.put("images", "7ebe4cd3e8d79f24");
    SUMS.put("beside", "817c6b6ab12a0122");
    SUMS.put("step sizes", "6c5af083c995aff0");
    SUMS.put("surface", "599067591d4f3233");
    SUMS.put("log surface", "ac002b143d395d53");
    SUMS.put("layers by epoch", "25c49ccdc42af9c6");
    SUMS.put("layers by epoch, compared", "5d7b47872725ada3");
    SUMS.put("boxes", "58f3c171b60a8e84");
  }

  @Test
  void figuresHaveTheSameBytesOnEveryJdk() throws NoSuchAlgorithmException {
    Map<String, String> sums = new LinkedHashMap<>();
    for (Map.Entry<String, Figure> entry : Gallery.all().entrySet()) {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(entry.getValue().png());
      sums.put(entry.getKey(), HexFormat.of().formatHex(sum, 0, 8));
    }
    assertEquals(SUMS.toString(), sums.toString());
  }
}
