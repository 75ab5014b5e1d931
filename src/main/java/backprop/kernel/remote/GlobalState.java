package backprop.kernel.remote;

import backprop.exercise.Exercise;
import backprop.matrix.Threads;
import java.util.Locale;
import java.util.Properties;
import java.util.TimeZone;

/** What cells can change for their whole JVM, as it was when that began. */
record GlobalState(
    Properties properties, Locale locale, Locale display, Locale format, int threads) {
  static GlobalState now() {
    return new GlobalState(
        (Properties) System.getProperties().clone(),
        Locale.getDefault(),
        Locale.getDefault(Locale.Category.DISPLAY),
        Locale.getDefault(Locale.Category.FORMAT),
        Threads.count());
  }

  void restore() {
    System.setProperties((Properties) properties.clone());
    Locale.setDefault(locale);
    Locale.setDefault(Locale.Category.DISPLAY, display);
    Locale.setDefault(Locale.Category.FORMAT, format);
    TimeZone.setDefault(null); // that of the properties, or of the system
    Thread.setDefaultUncaughtExceptionHandler(null);
    Threads.use(threads);
    Exercise.forget();
  }
}
