package backprop.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.notebook.Bundle;
import backprop.notebook.Screen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StudyProgressTest {
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong now = new AtomicLong();
  private final Screen screen =
      new Screen() {
        @Override
        public void show(String id, Bundle bundle) {
          lines.add((String) bundle.data().get("text/plain"));
        }

        @Override
        public void update(String id, Bundle bundle) {
          show(id, bundle);
        }
      };

  /** A study of 40 runs, 10 of which an earlier time has finished, a second each. */
  private void run(int until) throws InterruptedException {
    StudyProgress progress = new StudyProgress(() -> new NotebookProgress(screen, "id"), now::get);
    progress.begins("units", 40, 10);
    for (int finished = 11; finished <= until; finished++) {
      now.addAndGet(1_000_000_000L);
      progress.trial(null, null, finished);
      Thread.sleep(5); // the sender is another thread
    }
    progress.ends();
  }

  @Test
  void aLineSaysHowFarTheStudyIsAndHowLongItTakes() throws InterruptedException {
    run(40);
    assertEquals("units: 10 of 40 runs", lines.get(0));
    assertEquals("units: 11 of 40 runs, 1 s of about 30 s", lines.get(1));
    assertEquals("units: 40 runs", lines.get(lines.size() - 1));
  }

  @Test
  void aStudyThatWasStoppedSaysSo() throws InterruptedException {
    run(25);
    assertEquals("units: 25 of 40 runs, then it was stopped", lines.get(lines.size() - 1));
    assertTrue(lines.size() > 3, lines.toString());
  }
}
