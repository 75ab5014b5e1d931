package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.activation.Tanh;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.matrix.Matrix;
import backprop.network.Initialisation;
import backprop.network.Network;
import backprop.train.GradientDescent;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader sees is the same in every country; that no other way is left, the build checks. */
class LocaleTest {
  private final Locale before = Locale.getDefault();

  @AfterEach
  void restore() {
    Locale.setDefault(before);
  }

  private static String seen(Locale locale) {
    Locale.setDefault(locale);
    Matrix X = Matrix.of(new double[] {0.5, -1.25});
    Network net =
        Network.input(1)
            .layer(2, new Tanh())
            .output(1, Output.identitySquaredError(Reduction.MEAN))
            .initialised(Initialisation.xavier(), 1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> net.predict(Matrix.zeros(12, 3)))
            .getMessage();
    return message + net + X + GradientDescent.withRate(0.5).epochs(12).train(net, X, X);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar-EG-u-nu-arab", "tr-TR", "fa-IR-u-nu-arabext", "de-DE", "hi-IN"})
  void whatAReaderSeesIsTheSameInEveryCountry(String tag) {
    assertEquals(seen(Locale.ROOT), seen(Locale.forLanguageTag(tag)));
  }
}
