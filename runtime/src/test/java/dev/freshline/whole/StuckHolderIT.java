package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A refresher that is stopped, and records that accuse the wrong process.
class StuckHolderIT {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final int RENDERS = 11;

  /// How much slower a render may be beside a stopped holder; measured, it is not slower at all.
  private static final int TOLERANCE = 3;

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void deskWithReading() throws Exception {
    desk = Desk.in(folder);
    desk.settings(
        """
        {"timings": {"fetchTimeout": "1s", "killGrace": "100ms", "cooldown": "15s",
          "freshFor": "20s", "criticalAfter": "10m"}}
        """);
    desk.publish();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @Test
  void stop_refresher_isEndedAfterItsTimeAndRendersDoNotWait(TestReporter reporter)
      throws Exception {
    List<Duration> before = renders();
    Desk.Run stopped = stoppedRefresh();
    makeStale();
    List<Duration> beside = renders();
    reporter.publishEntry(
        "render p50",
        median(before).toMillis() + " ms, beside a stopped holder " + median(beside).toMillis());
    assertThat(median(beside)).isLessThan(median(before).multipliedBy(TOLERANCE));
    assertThat(desk.render().line()).contains("$9.00", "⚠");

    // Its supervisor keeps ccusage to its time, though nobody is there to wait for it.
    Await.until("the end of its children", SOON, () -> desk.children().isEmpty());
    assertThat(Living.of(stopped.process.pid())).isNotNull();

    desk.ccusage().mode("ok").costs("12.00");
    desk.renderUntilPublished(12.0);
    assertThat(stopped.await().exit()).isEqualTo(137);
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  @Test
  void record_namesAnInnocentProcess_isNotBelievedWhileTheLockIsFree() throws Exception {
    Process innocent = innocent();
    try {
      accuse(innocent);
      makeStale();
      desk.ccusage().costs("12.00");
      desk.renderUntilPublished(12.0);
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly().waitFor();
    }
  }

  @Test
  void record_namesAnInnocentProcess_isNotBelievedWhileAnotherHolds() throws Exception {
    Desk.Run stopped = stoppedRefresh();
    Process innocent = innocent();
    try {
      accuse(innocent);
      Ended refresh = desk.run("refresh", "--force");
      assertThat(refresh.exit()).as(refresh.toString()).isEqualTo(75);
      assertThat(refresh.out())
          .contains("the kernel does not name pid " + innocent.pid() + " as the owner");
      assertThat(innocent.isAlive()).isTrue();
      assertThat(stopped.process.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly().waitFor();
      Living.signal(stopped.process.pid(), "KILL");
      stopped.await();
    }
  }

  private Desk.Run stoppedRefresh() throws Exception {
    int runs = desk.ccusage().runs();
    desk.ccusage().mode("hang");
    Desk.Run refresh = desk.start("refresh", "--force");
    Await.until("a run", SOON, () -> desk.ccusage().runs() > runs);
    Living.signal(refresh.process.pid(), "STOP");
    return refresh;
  }

  private void makeStale() throws Exception {
    Objects.requireNonNull(desk.reading()).writeOlder(desk.readingFile(), Duration.ofMinutes(1));
  }

  private List<Duration> renders() throws Exception {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < RENDERS; i++) {
      Ended render = desk.render();
      assertThat(render.line()).contains("$9.00");
      took.add(render.took());
    }
    return took;
  }

  private static Duration median(List<Duration> durations) {
    return durations.stream().sorted().toList().get(durations.size() / 2);
  }

  private Process innocent() throws Exception {
    return new ProcessBuilder(Desk.onPath("sleep").toString(), "600").start();
  }

  /// Leaves a record as if that process had acquired the lease long ago and were past its time.
  private void accuse(Process process) throws Exception {
    Living accused = Objects.requireNonNull(Living.of(process.pid()));
    String namespace = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
    String boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    Framed.write(
        desk.holder(),
        """
        {"token":%d,"nonce":"forged","session":"s-9","pid":%d,"startTicks":%d,"bootId":"%s",\
        "pidNamespace":%s,"uid":%s,"host":"here","holdForMillis":1000,\
        "since":{"at":%d,"boot":"%s","up":1000}}\
        """
            .formatted(
                desk.token() + 1,
                accused.pid(),
                accused.startTicks(),
                boot,
                namespace.replaceAll("\\D", ""),
                Files.getAttribute(Path.of("/proc/self"), "unix:uid"),
                System.currentTimeMillis(),
                boot));
  }
}
