package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.cache.ReadingCache;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Whoever reads while another publishes finds the old reading or the new one, whole, and never an
/// older one at the second look.
///
/// `stress/bin/races Publication` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 0, 0 | 116 | The same one twice. |
/// | Broken | 2, 2 | 342 | FORBIDDEN: A torn one. |
/// | Broken | 1, 1 | 128 | The new one twice. |
/// | Broken | 1, 2 | 5 | FORBIDDEN: A torn one. |
/// | Broken | 2, 1 | 1 | FORBIDDEN: A torn one. |
/// | Model | 0, 0 | 13,550 | The old one twice. |
/// | Model | 1, 1 | 12,210 | The new one twice. |
/// | Model | 0, 1 | 233 | The old one, then the new one. |
public final class Publication {
  private static final int OLD = 0;
  private static final int NEW = 1;
  private static final int TORN = 2;
  private static final int OLDER = 2;

  private Publication() {}

  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The old one twice.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "The old one, then the new one.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "The new one twice.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "The new one, then the old one.")
  @Outcome(expect = FORBIDDEN, desc = "A torn one.")
  private interface InOrder {}

  /// A volatile reference to something that does not change.
  @JCStressTest
  @JCStressMeta(InOrder.class)
  @State
  public static class Model {
    private volatile long[] pair = {0, 0};

    @Actor
    public void publish() {
      pair = new long[] {1, 1};
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = look();
      r.r2 = look();
    }

    private int look() {
      long[] found = pair;
      return found[0] == found[1] ? (int) found[0] : TORN;
    }
  }

  /// [ReadingCache] on a real file that all states share: "old" is what the first look found.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "The same one twice.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "One, then a later one.")
  @Outcome(id = "0, 2", expect = FORBIDDEN, desc = "One, then an older one.")
  @Outcome(expect = FORBIDDEN, desc = "A torn one.")
  @State
  public static class Actual {
    private static final Path FOLDER = RaceFiles.folder();
    private static final Leases LEASES = RaceFiles.leases(FOLDER);
    private static final ReadingCache CACHE =
        new ReadingCache(
            RaceFiles.DISK, FOLDER.resolve("cache").resolve("readings"), RaceFiles.RANDOM);

    @Actor
    public void publish() {
      long number = RaceFiles.attempt(() -> (int) RaceFiles.number(CACHE.read().readings()));
      try (@Nullable Lease lease = RaceFiles.tryAcquire(LEASES, 0)) {
        if (lease != null) {
          CACHE.publish(RaceFiles.readings(number + 1), lease);
        }
      }
    }

    @Actor
    public void read(II_Result r) {
      try {
        long first = look();
        long second = look();
        r.r1 = OLD;
        r.r2 = second < first ? OLDER : second > first ? NEW : OLD;
      } catch (IOException e) {
        r.r1 = TORN;
        r.r2 = TORN;
      }
    }

    private static long look() throws IOException {
      ReadingCache.Found found = CACHE.read();
      if (!found.damage().isEmpty()) {
        throw new IOException(found.damage());
      }
      return RaceFiles.number(found.readings());
    }
  }

  /// Writes over the file that others read.
  @JCStressTest
  @JCStressMeta(InOrder.class)
  @State
  public static class Broken {
    private static final Path FILE = RaceFiles.made().resolve("readings");

    @Actor
    public void publish() {
      RaceFiles.attempt(() -> Files.writeString(FILE, "whole").getNameCount());
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = RaceFiles.attempt(() -> look());
      r.r2 = RaceFiles.attempt(() -> look());
    }

    private static int look() throws IOException {
      if (!Files.exists(FILE)) {
        return OLD;
      }
      return Files.readString(FILE).equals("whole") ? NEW : TORN;
    }
  }
}
