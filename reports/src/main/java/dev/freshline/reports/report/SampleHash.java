package dev.freshline.reports.report;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshline.reports.workload.Sample;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What tells one sample from another: SHA-256 over its runs in their order, a line each, seconds
/// as Java writes a double, with a `+` behind what is censored.
public final class SampleHash {
  private SampleHash() {}

  public static String of(Sample sample) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Sample.Run run : sample.runs()) {
        String line = run.seconds() + (run.censored() ? "+\n" : "\n");
        digest.update(line.getBytes(US_ASCII));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
