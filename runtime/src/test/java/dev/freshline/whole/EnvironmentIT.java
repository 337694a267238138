package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Environments that say little, or nonsense: the same line.
class EnvironmentIT {
  @TempDir private static Path folder;
  private static Desk shared;
  private Desk desk;

  @BeforeAll
  static void deskWithReading() throws Exception {
    shared = Desk.in(folder).with("NO_COLOR", "1");
    // Otherwise it would be found through HOME, and another one means another account.
    shared.with("CLAUDE_CONFIG_DIR", shared.folder.resolve("user/.claude")).publish();
  }

  @BeforeEach
  void withItsOwnEnvironment() {
    desk = shared.again();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"unset", "", "relative"})
  void render_noUsableHome_showsTheLastFigures(String home) throws Exception {
    if (home.equals("unset")) {
      desk.without("HOME");
    } else {
      desk.with("HOME", home);
    }
    assertThat(desk.render().line()).contains(Input.COST, "$9.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"C", "POSIX", "de_DE.ISO-8859-1", "no such locale"})
  void render_anyLocale_isUtf8(String locale) throws Exception {
    desk.with("LANG", locale).with("LC_ALL", locale);
    assertThat(desk.render().line()).contains("Opus 4.7 │ $4.24 │ block $9.00");
  }

  @Test
  void render_colours_asTheEnvironmentWishes() throws Exception {
    assertThat(desk.render().out()).doesNotContain("\u001b").contains("$9.00");
    assertThat(desk.without("NO_COLOR").render().out()).contains("\u001b[", "$9.00");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 40, 80})
  void render_narrowTerminal_fitsIn(int columns) throws Exception {
    String line = desk.with("COLUMNS", columns).render().line();
    assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(columns);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-5", "wide", "99999999999"})
  void render_impossibleWidth_isAsIfThereWereNone(String columns) throws Exception {
    assertThat(desk.with("COLUMNS", columns).render().line()).contains(Input.COST, "$9.00");
  }

  @ParameterizedTest
  @CsvSource({"work, none", "'/nowhere/a, work', /nowhere/a"})
  void refresh_relativeClaudeFolder_isNotForCcusageEither(String variable, String seen)
      throws Exception {
    Path program = desk.folder.resolve("tell");
    Path told = desk.folder.resolve("told");
    Files.writeString(
        program, "#!/bin/sh\nprintf %s \"${CLAUDE_CONFIG_DIR-none}\" >'" + told + "'\nexit 1\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    desk.with("CLAUDE_CONFIG_DIR", variable).with("FRESHLINE_CCUSAGE", program);
    assertThat(desk.run("refresh", "--force").exit()).isEqualTo(1);
    assertThat(told).hasContent(seen);
  }

  @Test
  void render_emptyPath_showsTheLastFigures() throws Exception {
    assertThat(desk.with("PATH", "").render().line()).contains("$9.00");
  }
}
