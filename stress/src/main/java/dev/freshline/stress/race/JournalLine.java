package dev.freshline.stress.race;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.events.Author;
import dev.freshline.events.Event;
import dev.freshline.events.Journal;
import dev.freshline.events.Repeated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

/// What two threads note at once are two whole entries.
///
/// `stress/bin/races JournalLine` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 2 | 210 | Both are there. |
/// | Broken | 2 | 301 | Both are there. |
/// | Broken | 1 | 10 | FORBIDDEN: One is missing. |
/// | Model | 2 | 7,209 | Both are there. |
public final class JournalLine {
  private JournalLine() {}

  /// A queue made for it.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both are there.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "One is missing.")
  @Outcome(id = "0", expect = FORBIDDEN, desc = "Both are missing.")
  @State
  public static class Model {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    @Actor
    public void first() {
      lines.add("first");
    }

    @Actor
    public void second() {
      lines.add("second");
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = lines.size();
    }
  }

  /// [Journal] in a real folder of its own.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both are there.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "One is missing.")
  @Outcome(id = "0", expect = FORBIDDEN, desc = "Both are missing.")
  @State
  public static class Actual {
    private final Path folder = RaceFiles.folder();
    private final Journal journal = new Journal(RaceFiles.DISK, folder, RaceFiles.RANDOM);

    @Actor
    public void first() {
      note("first");
    }

    @Actor
    public void second() {
      note("second");
    }

    private void note(String source) {
      journal.note(RaceFiles.CLOCK.now(), new Author(1, null), new Event.Published(source, 1));
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = RaceFiles.attempt(this::count);
    }

    private int count() throws IOException {
      int count = 0;
      for (Repeated entry : journal.read().decisions()) {
        count += (int) entry.count();
      }
      RaceFiles.DISK.deleteTree(folder);
      return count;
    }
  }

  /// Reads what is there and writes it back with a line more.
  @JCStressTest
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "Both are there.")
  @Outcome(id = "1", expect = FORBIDDEN, desc = "One is missing.")
  @Outcome(id = "0", expect = FORBIDDEN, desc = "Both are missing.")
  @State
  public static class Broken {
    private final Path folder = RaceFiles.folder();
    private final Path file = folder.resolve("journal");

    @Actor
    public void first() {
      RaceFiles.attempt(() -> note("first\n"));
    }

    @Actor
    public void second() {
      RaceFiles.attempt(() -> note("second\n"));
    }

    private int note(String line) throws IOException {
      Files.createDirectories(folder);
      String before = Files.exists(file) ? Files.readString(file) : "";
      Files.write(file, (before + line).getBytes(UTF_8));
      return 1;
    }

    private int count() throws IOException {
      int count = Files.readAllLines(file).size();
      RaceFiles.DISK.deleteTree(folder);
      return count;
    }

    @Arbiter
    public void judge(I_Result r) {
      r.r1 = RaceFiles.attempt(this::count);
    }
  }
}
