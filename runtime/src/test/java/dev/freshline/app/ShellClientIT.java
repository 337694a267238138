package dev.freshline.app;

import static dev.freshline.app.Installation.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshline.whole.Strays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client in bash, in front of a java that only tells how it was started.
class ShellClientIT {
  private static final int TRIES = 20;

  private Path root;
  private Path run;
  private Installation installation;

  @BeforeEach
  void anInstallation(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
    root = folder.toRealPath();
    run = root.resolve("place/run");
    installation =
        Installation.built(root)
            .with("FRESHLINE_JAVA_HOME", Installation.fakeJdk(root.resolve("jdk"), "25.0.3"))
            .with("FRESHLINE_DAEMON", "on")
            .with("FRESHLINE_HOME", root.resolve("place"));
  }

  @AfterEach
  void allHasEnded() throws Exception {
    Strays.requireNone(root);
  }

  @Test
  void render_answerAsksForARefresh_itsJavaHasTheLocaleOfTheUser() throws Exception {
    Path seen = root.resolve("seen");
    script(root.resolve("jdk/bin/java"), "printf %s \"$LC_ALL\" >'" + seen + "'");
    installation.with("LC_ALL", "de_AT.UTF-8");
    try (var _ = StandIn.drawing(run, "line\n")) {
      String line = "";
      for (int i = 0; i < TRIES && line.isEmpty(); i++) {
        line = installation.render().out(); // a busy machine is late with the answer
      }
      assertThat(line).isEqualTo("line\n");
    }
    Strays.requireNone(root);
    assertThat(seen).hasContent("de_AT.UTF-8");
  }

  /// It hears nothing of such an input, and is well all the same.
  @Test
  void render_inputBeyondWhatItSends_asksForNoOtherResidentProcess() throws Exception {
    Path input = Files.writeString(root.resolve("input"), "{\"a\":\"" + "x".repeat(70_000) + "\"}");
    try (var _ = StandIn.deaf(run)) {
      assertThat(installation.reading(input).render().out())
          .startsWith("java ")
          .doesNotContain("-Dfreshline.missed");
    }
    assertThat(installation.render().out()).contains("-Dfreshline.missed=refused");
  }

  @Test
  void render_noHome_leavesThePlaceToJava() throws Exception {
    installation.with("FRESHLINE_HOME", "relative").with("HOME", "");
    assertThat(installation.render().out())
        .startsWith("java ")
        .doesNotContain("-Dfreshline.missed");
  }
}
