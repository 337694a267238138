package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.events.Author;
import dev.freshline.events.Event;
import dev.freshline.events.FoldResult;
import dev.freshline.events.Journal;
import dev.freshline.events.Repeated;
import dev.freshline.reading.Moment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressMeta;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// Whoever reads the journal while it is folded finds each entry, and finds it once.
///
/// An entry travels from the live file by one that was moved aside to the folded one, and is in two
/// of them for a moment. Some seconds are between its two moves: both at once, while a reader looks
/// from the first place to the last, and he counts it twice.
///
/// `stress/bin/races JournalMove` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 1 | 88 | All entries were found, once each. |
/// | ActualMerge | 1 | 47 | All entries were found, once each. |
/// | Broken | 1 | 24,010 | It was found. |
/// | Broken | 0 | 31 | FORBIDDEN: It was missed. |
/// | BrokenCount | 1 | 13,408 | It was found. |
/// | BrokenCount | 2 | 41 | FORBIDDEN: It was counted twice. |
/// | Model | 1 | 96,873 | It was found. |
public final class JournalMove {
  private JournalMove() {}

  @Outcome(id = "0", expect = FORBIDDEN, desc = "It was missed.")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "It was found.")
  @Outcome(id = "2", expect = FORBIDDEN, desc = "It was counted twice.")
  private interface Once {}

  @Outcome(id = "0", expect = FORBIDDEN, desc = "Some entries were missed.")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "All entries were found, once each.")
  @Outcome(id = "2", expect = FORBIDDEN, desc = "Some entries were counted twice.")
  private interface AllOnce {}

  /// Read in the direction of travel, and known again by its name.
  @JCStressTest
  @JCStressMeta(Once.class)
  @State
  public static class Model {
    private final Travel entry = new Travel();

    @Actor
    public void fold() {
      entry.fold();
    }

    @Actor
    public void read(I_Result r) {
      boolean here = entry.live;
      boolean there = entry.folded;
      r.r1 = here || there ? 1 : 0;
    }
  }

  /// [Journal] while its live file, which is full, moves aside.
  @JCStressTest
  @JCStressMeta(AllOnce.class)
  @State
  public static class Actual {
    private final Full full = new Full();

    @Actor
    public void moveAside() {
      full.fold(Full.NOW);
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = full.read();
    }

    @Arbiter
    public void tidy(I_Result r) {
      full.remove();
    }
  }

  /// [Journal] while the file that was moved aside is merged.
  @JCStressTest
  @JCStressMeta(AllOnce.class)
  @State
  public static class ActualMerge {
    private final Full full = new Full();

    public ActualMerge() {
      full.fold(Full.NOW);
    }

    @Actor
    public void merge() {
      full.fold(Full.SETTLED);
    }

    @Actor
    public void read(I_Result r) {
      r.r1 = full.read();
    }

    @Arbiter
    public void tidy(I_Result r) {
      full.remove();
    }
  }

  /// Read against the direction of travel.
  @JCStressTest
  @JCStressMeta(Once.class)
  @State
  public static class Broken {
    private final Travel entry = new Travel();

    @Actor
    public void fold() {
      entry.fold();
    }

    @Actor
    public void read(I_Result r) {
      boolean there = entry.folded;
      boolean here = entry.live;
      r.r1 = here || there ? 1 : 0;
    }
  }

  /// Not known again.
  @JCStressTest
  @JCStressMeta(Once.class)
  @State
  public static class BrokenCount {
    private final Travel entry = new Travel();

    @Actor
    public void fold() {
      entry.fold();
    }

    @Actor
    public void read(I_Result r) {
      int here = entry.live ? 1 : 0;
      int there = entry.folded ? 1 : 0;
      r.r1 = here + there;
    }
  }

  /// One entry on its way.
  private static final class Travel {
    private volatile boolean live = true;
    private volatile boolean folded;

    void fold() {
      folded = true;
      live = false;
    }
  }

  /// A journal whose live file is worth folding, in a real folder of its own.
  private static final class Full {
    static final Moment NOW = RaceFiles.CLOCK.now();

    /// By then whoever had the live file open has written his line, or read it.
    static final Moment SETTLED = NOW.plus(Duration.ofMinutes(1));

    /// A kilobyte, so that few lines fill the file.
    private static final Event ENTRY = new Event.Published("s".repeat(1000), 1);

    private static final int WORTH_FOLDING = 64 * 1024;
    private static final String LIVE = "journal.jsonl";
    private static final byte[] CONTENT = content();
    private static final long ENTRIES = new Full().count();

    private final Path folder = RaceFiles.made();
    private final Journal journal = new Journal(RaceFiles.DISK, folder, RaceFiles.RANDOM);

    Full() {
      RaceFiles.replace(folder.resolve(LIVE), CONTENT);
    }

    private static byte[] content() {
      Path folder = RaceFiles.made();
      Path live = folder.resolve(LIVE);
      var journal = new Journal(RaceFiles.DISK, folder, RaceFiles.RANDOM);
      while (!journal.note(NOW, new Author(1, null), ENTRY) || size(live) < WORTH_FOLDING) {}
      return RaceFiles.attempt(() -> Files.readAllBytes(live));
    }

    private static long size(Path file) {
      return RaceFiles.attempt(() -> Files.size(file));
    }

    void fold(Moment now) {
      if (!(journal.fold(now) instanceof FoldResult.Done)) {
        throw new IllegalStateException("expected something to fold in " + folder);
      }
    }

    /// 0 for too few entries, 2 for too many.
    int read() {
      return 1 + Integer.signum(Long.compare(count(), ENTRIES));
    }

    private long count() {
      return journal.read().decisions().stream().mapToLong(Repeated::count).sum();
    }

    void remove() {
      RaceFiles.remove(folder);
    }
  }
}
