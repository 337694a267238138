package dev.freshline.bench.micro;

import dev.freshline.billing.Figures;
import dev.freshline.display.Line;
import dev.freshline.events.Event;
import dev.freshline.limits.LimitsMerge;
import dev.freshline.session.SessionParser;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// What the steps of a render and of a refresh cost, warm, on files as they are in use: a reading,
/// fifty sessions, a journal.
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Steps {
  private @Nullable StepFiles files;

  @Setup(Level.Trial)
  public void open() throws IOException {
    files = StepFiles.open(new Folder("disk"));
  }

  @TearDown(Level.Trial)
  public void close() throws IOException {
    if (files != null) {
      files.close();
    }
  }

  private StepFiles files() {
    if (files == null) {
      throw new IllegalStateException("expected a set-up, found none");
    }
    return files;
  }

  @Benchmark
  @Bound(bytes = 9_000, why = "at every render; some 20 fields of a document of 1 KB")
  public Object parseInput() {
    return SessionParser.parse(files().stdin(), files().stdin().length);
  }

  @Benchmark
  @Bound(bytes = 8_000, why = "at every render; one record")
  public Object readCache() {
    return files().cache().read();
  }

  /// All sessions' files read, and nothing new to write.
  @Benchmark
  @Bound(bytes = 130_000, why = "at every render; fifty records, 2 KB each")
  public Object readLedgers() {
    return files().ledger().observe(files().input(), files().now());
  }

  @Benchmark
  @Bound(bytes = 8_000, why = "at every render; fifty observations of two limits")
  public Object mergeLimits() {
    return LimitsMerge.merge(files().observations(), files().now());
  }

  /// A fresh reading within its cooldown: serve it.
  @Benchmark
  @BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
  @Bound(
      bytes = 100,
      why = "decided at every render of every session; the goal is 200, and a third of it will do")
  public Object decideToServe() {
    return StepFiles.POLICY.decide(files().stamp(), null, null, files().now(), false);
  }

  /// Figures to a line of eighty columns, in which not all of it has room.
  @Benchmark
  @Bound(bytes = 22_000, why = "at every render; a line is drawn again with less until it fits")
  public String drawLine() {
    return line(files().figures());
  }

  /// All of a render but its input: files, decisions, the line.
  @Benchmark
  @Bound(bytes = 170_000, why = "at every render; the ledgers, the reading, and the line")
  public String render() {
    return line(files().pipeline().render(files().input(), files().now()).figures());
  }

  private static String line(Figures figures) {
    return new Line(figures, StepFiles.DISPLAY).text();
  }

  @Benchmark
  @Bound(bytes = 22_000, why = "at every refresh; a record read and a record written")
  public Object publish() {
    return files().cache().publish(files().readings(), files().lease());
  }

  @Benchmark
  @Bound(bytes = 6_500, why = "at every decision that is noted; one line")
  public boolean noteInJournal() {
    return files()
        .journal()
        .note(files().now(), StepFiles.AUTHOR, new Event.Published("ccusage", 1));
  }
}
