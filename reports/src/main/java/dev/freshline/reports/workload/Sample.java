package dev.freshline.reports.workload;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Observed run times.
///
/// @param runs in the order in which they were observed
/// @param origin where they come from, for the reader: a file's name, the journal, a measurement
public record Sample(List<Run> runs, String origin) {
  public Sample {
    runs = List.copyOf(runs);
  }

  /// One run.
  ///
  /// @param censored whether it was ended early, so that it would have taken `seconds` at least
  public record Run(double seconds, boolean censored) {
    public Run {
      if (!(seconds >= 0) || Double.isInfinite(seconds)) {
        throw new IllegalArgumentException(
            "a run time: expected 0 seconds or more, found " + seconds);
      }
    }
  }

  public int size() {
    return runs.size();
  }

  public long censored() {
    return runs.stream().filter(Run::censored).count();
  }

  /// Whether no run came to its end, so that nothing is known but how long they take at least.
  public boolean isCensored() {
    return runs.stream().allMatch(Run::censored);
  }

  /// SHA-256 of the run times in their order, so that a report names the data that it was made
  /// from.
  ///
  /// Of the lines that [DurationsFile] would read, `12.3` or `35.0+`, each with its line feed.
  public String sha256() {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (Run run : runs) {
        digest.update((run.seconds() + (run.censored() ? "+\n" : "\n")).getBytes(US_ASCII));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
