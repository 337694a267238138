package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A ccusage that fails in every way, or is not there: the last good figure stays, nothing else.
class FailingCcusageIT {
  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void deskWithReading() throws Exception {
    desk = Desk.in(folder);
    desk.settings(
        """
        {"timings": {"fetchTimeout": "2s", "killGrace": "100ms", "cooldown": "60s",
          "freshFor": "5m", "criticalAfter": "10m"}}
        """);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "hang, timed out",
    "stubborn, timed out",
    "crash, exited: expected exit code 0, found 3: the transcripts are on fire",
    "garbage, malformed",
    "truncated, truncated",
    "flood, overflowed"
  })
  void refresh_ccusageFails_saysHowAndKeepsTheLastReading(String mode, String how)
      throws Exception {
    desk.publish();
    desk.ccusage().mode(mode).costs("99.00");
    Ended refresh = desk.run("refresh", "--force");
    assertThat(refresh.exit()).as(refresh.toString()).isEqualTo(1);
    assertThat(refresh.out()).startsWith("ccusage: failed, " + how);
    // Not in a while: whatever the refresh has left would be seen now.
    assertThat(desk.children()).isEmpty();
    assertThat(desk.render().line()).contains("$9.00").doesNotContain("$99");

    desk.ccusage().mode("ok");
    desk.publish();
    assertThat(desk.render().line()).contains("$99.00");
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  @Test
  void refresh_ccusageLeavesAProcessBehind_publishesAndEndsThatProcess() throws Exception {
    desk.ccusage().mode("grandchild");
    Ended refresh = desk.run("refresh", "--force");
    assertThat(refresh.exit()).as(refresh.toString()).isZero();
    assertThat(desk.children()).isEmpty();
    assertThat(desk.render().line()).contains("$9.00");
    desk.publish();
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  @Test
  void refresh_noCcusage_saysSoAndRendersGoOn() throws Exception {
    Files.delete(desk.folder.resolve("bin/ccusage"));
    Ended refresh = desk.run("refresh", "--force");
    assertThat(refresh.exit()).as(refresh.toString()).isEqualTo(1);
    assertThat(refresh.out()).contains("not installed: ccusage is not on the PATH");
    assertThat(desk.render().line()).contains(Input.COST, "block ?");
  }

  @Test
  void refresh_ccusageRemovedLater_keepsTheLastReading() throws Exception {
    desk.publish();
    Files.delete(desk.folder.resolve("bin/ccusage"));
    assertThat(desk.run("refresh", "--force").exit()).isEqualTo(1);
    assertThat(desk.render().line()).contains("$9.00");
  }

  @Test
  void refresh_runnerConfigured_isRefusedUnrun() throws Exception {
    Path ran = desk.folder.resolve("ran");
    Path npx = desk.folder.resolve("bin/npx");
    Files.writeString(npx, "#!/bin/sh\n: >'" + ran + "'\n");
    assertThat(npx.toFile().setExecutable(true)).isTrue();
    desk.settings("{\"sources\": {\"ccusage\": {\"command\": [\"npx\", \"ccusage\"]}}}");
    Ended refresh = desk.run("refresh", "--force");
    assertThat(refresh.exit()).as(refresh.toString()).isEqualTo(1);
    assertThat(refresh.out()).contains("'npx ccusage' is a runner; install it once");
    assertThat(desk.render().line()).contains(Input.COST);
    assertThat(ran).doesNotExist();
  }

  @Test
  void render_ccusageFailsAgainAndAgain_isNotAskedAtEveryRender() throws Exception {
    desk.ccusage().mode("missing"); // of all failures the one that is left alone for longest
    desk.render().line();
    Await.until("a failed run", Duration.ofSeconds(20), this::isFailureKnown);
    int runs = desk.ccusage().runs();
    for (int i = 0; i < 5; i++) {
      assertThat(desk.render().line()).contains("block ?");
    }
    assertThat(desk.ccusage().runs()).isEqualTo(runs);
  }

  private boolean isFailureKnown() throws Exception {
    return Files.isDirectory(desk.home().resolve("state"))
        && Files.exists(desk.state().resolve("failure-ccusage.json"));
  }
}
