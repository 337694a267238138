package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A refresh whose processes are killed, one at a time and together.
class KillIT {
  /// The supervisor needs milliseconds for it; a machine that does much else needs longer.
  private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(5);

  /// From a kill to the next publication, beside ccusage's own time and that of a JVM to start.
  private static final Duration RECOVERY = Duration.ofSeconds(2);

  private static final Duration SOON = Duration.ofSeconds(20);

  /// Moments in the life of a refresh, each to be seen from outside.
  enum Point {
    STARTED,
    JAVA,
    LOCKED,
    RECORDED,
    SUPERVISED,
    RUNNING,
    HALFWAY,
    ENDED,
    PUBLISHED,
    RELEASED;

    boolean isReached(Desk desk, long pid, long token, int runs) throws IOException {
      return switch (this) {
        case STARTED -> true;
        case JAVA -> hasContent(Path.of("/proc/" + pid + "/comm"), "java\n");
        case LOCKED -> holdsALock(pid);
        case RECORDED -> Files.exists(desk.holder());
        case SUPERVISED -> !desk.children().isEmpty();
        case RUNNING -> desk.ccusage().runs() > runs;
        case HALFWAY -> desk.ccusage().runs() > runs && isOlder(desk, Duration.ofMillis(200));
        case ENDED -> desk.ccusage().ends() > runs;
        case PUBLISHED -> desk.token() > token;
        case RELEASED -> desk.token() > token && !Files.exists(desk.holder());
      };
    }

    private static boolean isOlder(Desk desk, Duration age) {
      long start = desk.ccusage().marks("start").getLast().epochNanos() / 1_000_000;
      return System.currentTimeMillis() - start > age.toMillis();
    }

    private static boolean hasContent(Path file, String content) {
      try {
        return Files.readString(file).equals(content);
      } catch (IOException e) {
        return false;
      }
    }

    private static boolean holdsALock(long pid) throws IOException {
      return Files.readString(Path.of("/proc/locks")).contains(" WRITE " + pid + " ");
    }
  }

  @TempDir private Path folder;
  private Desk desk;
  private Duration startUp;

  @BeforeEach
  void deskWithReading() throws Exception {
    desk = Desk.in(folder).settings(Desk.HASTY);
    long start = System.nanoTime();
    desk.publish();
    startUp = Duration.ofNanos(System.nanoTime() - start);
    desk.ccusage().lasts("0.4").costs("10.00");
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @EnumSource
  void kill_refresherAtAPoint_leavesNoOrphanAndAnIntactCache(Point point, TestReporter reporter)
      throws Exception {
    if (point.compareTo(Point.ENDED) < 0) {
      desk.ccusage().hold(); // so that no orphan ends by itself
    }
    Desk.Run refresh = refreshUntil(point);
    Living.signal(refresh.process.pid(), "KILL");
    refresh.await();
    long killed = System.nanoTime();
    awaitNoChildren();
    Duration orphaned = Duration.ofNanos(System.nanoTime() - killed);
    desk.ccusage().release();

    assertThat(Objects.requireNonNull(desk.reading()).usd()).isIn(9.0, 10.0);
    assertThat(desk.render().line()).containsAnyOf("$9.00", "$10.00");

    desk.ccusage().costs("11.00");
    desk.renderUntilPublished(11.0);
    Duration recovered = Duration.ofNanos(System.nanoTime() - killed).minus(lastRun());
    reporter.publishEntry(
        "killed when " + point,
        "children gone after "
            + orphaned.toMillis()
            + " ms, next publication after "
            + recovered.toMillis()
            + " ms and ccusage's own time; a refresh starts in "
            + startUp.toMillis()
            + " ms here");
    assertThat(recovered).isLessThan(RECOVERY.plus(startUp.multipliedBy(2)));
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  @Test
  void kill_supervisor_endsTheRunAndKeepsTheLastReading() throws Exception {
    desk.ccusage().hold();
    Desk.Run refresh = refreshUntil(Point.RUNNING);
    Living.signal(supervisorOf(refresh), "KILL");
    requireFailed(refresh.await(), "killed");
    assertThat(desk.children()).isEmpty();
  }

  @Test
  void kill_ccusage_endsTheRunAndKeepsTheLastReading() throws Exception {
    desk.ccusage().hold();
    Desk.Run refresh = refreshUntil(Point.RUNNING);
    Living.signal(desk.ccusage().marks("start").getLast().pid(), "KILL");
    requireFailed(refresh.await(), "killed");
    assertThat(desk.children()).isEmpty();
  }

  @Test
  void kill_supervisorAndRefresherTogether_leavesNoOrphan() throws Exception {
    desk.ccusage().hold();
    Desk.Run refresh = refreshUntil(Point.RUNNING);
    long supervisor = supervisorOf(refresh);
    Living.signal(refresh.process.pid(), "STOP"); // so that it cannot see its supervisor go
    Living.signal(supervisor, "KILL");
    Living.signal(refresh.process.pid(), "KILL");
    refresh.await();
    awaitNoChildren();
    desk.ccusage().release();
    desk.ccusage().costs("11.00");
    desk.renderUntilPublished(11.0);
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  private Desk.Run refreshUntil(Point point) throws Exception {
    long token = desk.token();
    int runs = desk.ccusage().runs();
    Desk.Run refresh = desk.start("refresh", "--force");
    long pid = refresh.process.pid();
    Await.until(point.name(), SOON, () -> point.isReached(desk, pid, token, runs));
    return refresh;
  }

  private long supervisorOf(Desk.Run refresh) {
    return desk.children().stream()
        .filter(child -> child.parent() == refresh.process.pid())
        .findFirst()
        .orElseThrow()
        .pid();
  }

  private void awaitNoChildren() throws Exception {
    boolean gone = Await.isSeen(ORPHAN_LIMIT, () -> desk.children().isEmpty());
    assertThat(gone).as("whether all children have ended: %s", desk.children()).isTrue();
  }

  private void requireFailed(Ended refresh, String how) throws Exception {
    assertThat(refresh.exit()).as(refresh.toString()).isEqualTo(1);
    assertThat(refresh.out()).contains("ccusage: failed, " + how);
    assertThat(desk.render().line()).contains("$9.00");
  }

  private Duration lastRun() {
    long start = desk.ccusage().marks("start").getLast().epochNanos();
    return Duration.ofNanos(desk.ccusage().marks("end").getLast().epochNanos() - start);
  }
}
