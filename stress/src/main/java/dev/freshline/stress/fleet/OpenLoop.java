package dev.freshline.stress.fleet;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Plays a [Load] with real processes, open loop: a render begins at its intended time, however
/// late the renders before are, and is counted from it.
///
/// ```
///   Load -> timetables -> sessions (a process each) -> renders -> refreshes -> ccusage, witnessed
///                                    |                                              |
///                                    +---- a line for each render ----> LoadResult <- referee
/// ```
///
/// Intended times and the run times of ccusage follow from the seed; what becomes of them is up to
/// the machine. Several loads may be played at once, each on a ground of its own.
public final class OpenLoop {
  /// In which all sessions hear of the start.
  private static final Duration ALL_TOLD = Duration.ofMillis(200);

  private static final long MILLIS_BETWEEN_TELLINGS = 1000;

  private final Ground ground;
  private final Load load;
  private final List<List<Duration>> timetables;
  private final List<Rendered> renders = Collections.synchronizedList(new ArrayList<>());

  private OpenLoop(Ground ground, Load load) {
    this.ground = ground;
    this.load = load;
    this.timetables = load.timetables();
  }

  /// How far a load has come, in played time.
  ///
  /// @param elapsed since the start; the last renders end after `total`
  /// @param rendered of `intended` renders
  public record Progress(Duration elapsed, Duration total, int rendered, int intended) {}

  /// Plays it on a ground of its own.
  ///
  /// @param progress told every second
  /// @throws IllegalArgumentException when Freshline cannot be set as the load demands
  /// @throws IOException when a session failed; the message has what it wrote to stderr
  public static LoadResult play(Load load, Consumer<Progress> progress) throws Exception {
    try (var ground = new Ground()) {
      return play(load, ground, progress);
    }
  }

  /// Plays it on a ground whose ccusage has been given its manners.
  public static LoadResult play(Load load, Ground ground, Consumer<Progress> progress)
      throws Exception {
    return new OpenLoop(ground, load).play(progress);
  }

  private LoadResult play(Consumer<Progress> progress) throws Exception {
    ground
        .ccusage()
        .lasts(load.service())
        .scale(load.scale())
        .seed(load.seed())
        .failures(load.failures());
    List<Entrant> sessions = new SessionLine(ground, load).ready(timetables);
    var silent = new CountDownLatch(sessions.size());
    sessions.forEach(session -> Thread.ofVirtual().start(() -> follow(session, silent)));
    StartLine.fire(sessions, ALL_TOLD);
    tell(progress, silent);
    for (Entrant session : sessions) {
      if (session.await().exit() != 0) {
        throw new IOException("a session of " + load.protocol().name() + ": " + ground.stderr());
      }
    }
    renders.sort(Comparator.comparing(Rendered::intended));
    return new LoadResult(load, renders, ground.tally(), ground.windDown());
  }

  private void follow(Entrant session, CountDownLatch silent) {
    try {
      session.follow(line -> renders.add(Rendered.parse(line)));
    } catch (IOException | IllegalArgumentException e) {
      session.kill(); // which its exit code tells
    } finally {
      silent.countDown();
    }
  }

  private void tell(Consumer<Progress> progress, CountDownLatch silent)
      throws InterruptedException {
    long start = System.nanoTime() + ALL_TOLD.toNanos();
    Duration total = load.played(load.span());
    int intended = timetables.stream().mapToInt(List::size).sum();
    while (!silent.await(MILLIS_BETWEEN_TELLINGS, TimeUnit.MILLISECONDS)) {
      var elapsed = Duration.ofNanos(Math.max(0, System.nanoTime() - start));
      progress.accept(new Progress(elapsed, total, renders.size(), intended));
    }
  }
}
