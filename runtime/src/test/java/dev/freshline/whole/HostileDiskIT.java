package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// File systems that take nothing, and a home that is no home: a line with what can be read.
class HostileDiskIT {
  /// In a mount namespace of its own, which ends with the last process in it.
  private static final String READ_ONLY =
      """
      mount --bind "$FRESHLINE_HOME" "$FRESHLINE_HOME" &&
      mount -o remount,bind,ro "$FRESHLINE_HOME" || exit 99
      """;

  private static final String TMPFS =
      """
      mount -t tmpfs -o size=1m,nr_inodes=100,mode=700 none "$FRESHLINE_HOME" &&
      cp -a "$KEPT/." "$FRESHLINE_HOME/" || exit 99
      """;
  private static final String FULL_DISK =
      TMPFS + "head -c 9000000 /dev/zero >\"$FRESHLINE_HOME/filler\" 2>/dev/null\n";
  private static final String NO_INODES =
      TMPFS
          + """
          i=0
          while head -c 0 >"$FRESHLINE_HOME/filler$i"; do i=$((i + 1)); done 2>/dev/null
          """;

  /// Prints the lines that are drawn once the disk is full, until one is by the resident process.
  private static final String FILLS_UNDER_THE_RESIDENT_PROCESS =
      TMPFS
          + """
          "$@" <"$INPUT" >/dev/null
          i=0
          while [ ! -f "$FRESHLINE_HOME/run/resident" ] && [ $i -lt 400 ]; do
            sleep 0.1
            i=$((i + 1))
          done
          head -c 9000000 /dev/zero >"$FRESHLINE_HOME/filler" 2>/dev/null
          i=0
          until "$@" daemon status | grep -v 'served 0 ' || [ $i -ge 40 ]; do
            "$@" <"$INPUT"
            i=$((i + 1))
          done
          "$@" daemon stop
          exit
          """;

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void deskWithReading() throws Exception {
    desk = Desk.in(folder).with("NO_COLOR", "1").publish();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {READ_ONLY, FULL_DISK, NO_INODES})
  void render_nothingCanBeWritten_showsTheLastFigures(String place) throws Exception {
    inside(place);
    assertThat(desk.render().line()).contains(Input.COST, "$9.00", "24%");
  }

  @ParameterizedTest
  @ValueSource(strings = {READ_ONLY, FULL_DISK, NO_INODES})
  void refresh_nothingCanBeWritten_saysSoAndDoesNotTroubleCcusage(String place) throws Exception {
    int runs = desk.ccusage().runs();
    inside(place);
    Ended refresh = desk.run("refresh", "--force");
    assertThat(refresh.exit()).as(refresh.toString()).isIn(1, 73);
    assertThat(refresh.out()).isNotBlank();
    assertThat(desk.ccusage().runs()).isEqualTo(runs);
  }

  @Test
  void resident_diskFillsUnderIt_goesOnDrawing() throws Exception {
    Path input = Files.writeString(desk.folder.resolve("input"), Input.of("s-1"));
    inside(FILLS_UNDER_THE_RESIDENT_PROCESS);
    Ended all = desk.with("INPUT", input).without("FRESHLINE_DAEMON").run();
    assertThat(all.out()).contains(Input.COST, "$9.00", "24%", "served", "stopped");
  }

  @Test
  void home_ofSomebodyElse_isNotUsedButALineIsDrawn() throws Exception {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    if (root) {
      run("chown", "-R", "65534", desk.home().toString());
    } else {
      Files.setPosixFilePermissions(desk.home(), PosixFilePermissions.fromString("r-x------"));
    }
    assertThat(desk.render().line()).contains(Input.COST);
    assertThat(desk.run("refresh", "--force").exit()).isIn(1, 73);
    Files.setPosixFilePermissions(desk.home(), PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void home_isAFile_aLineIsDrawn() throws Exception {
    Path file = Files.writeString(desk.folder.resolve("file"), "mine");
    desk.with("FRESHLINE_HOME", file);
    assertThat(desk.render().line()).contains(Input.COST, "block ?");
    assertThat(desk.run("refresh", "--force").exit()).isEqualTo(73);
    assertThat(file).hasContent("mine");
  }

  @Test
  void home_missing_isMade() throws Exception {
    Path home = desk.folder.resolve("not/yet/there");
    desk.with("FRESHLINE_HOME", home).publish();
    assertThat(desk.render().line()).contains(Input.COST, "$9.00");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
        .isEqualTo("rwx------");
  }

  @Test
  void home_relative_isIgnored() throws Exception {
    desk.with("FRESHLINE_HOME", "here").publish();
    assertThat(desk.render().line()).contains(Input.COST);
    assertThat(desk.folder.resolve("here")).doesNotExist();
    assertThat(desk.folder.resolve("user/.local/state/freshline")).isDirectory();
  }

  /// Runs everything from now on behind a script that first changes what is mounted.
  private void inside(String script) throws Exception {
    boolean root = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    String unshare = root ? "-m" : "-rm";
    assumeTrue(canUnshare(unshare), "mount namespaces are not to be had here");
    run("rm", "-rf", desk.home().resolve("cache").toString());
    Path kept = desk.folder.resolve("kept");
    run("cp", "-a", desk.home().toString(), kept.toString());
    String all =
        "PATH_BEFORE=$PATH PATH=/usr/sbin:/usr/bin:/sbin:/bin\n"
            + script
            + "export PATH=$PATH_BEFORE\nexec \"$@\"\n";
    desk.with("KEPT", kept)
        .through(Desk.onPath("unshare").toString(), unshare, "/bin/sh", "-c", all, "sh");
  }

  private static boolean canUnshare(String option) throws Exception {
    try {
      return new ProcessBuilder("unshare", option, "mount", "-t", "tmpfs", "none", "/tmp")
              .start()
              .onExit()
              .get(10, TimeUnit.SECONDS)
              .exitValue()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
