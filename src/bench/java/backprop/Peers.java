package backprop;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Training steps in the Python libraries of this machine: see peers.py. */
final class Peers {
  private Peers() {}

  /** Times in µs by library and case, "NumPy mnist"; empty without Python or NumPy. */
  static Map<String, Double> measure(String python, String script) throws InterruptedException {
    Map<String, Double> times = new TreeMap<>();
    try {
      Process process =
          new ProcessBuilder(python, script).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          String[] parts = line.split("\t");
          if (parts.length == 3) {
            times.put(parts[0] + " " + parts[1], Double.parseDouble(parts[2]));
          }
        }
      }
      process.waitFor();
    } catch (IOException e) {
      System.out.println("no Python to compare with: " + e.getMessage());
    }
    return times;
  }
}
