package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever stands in the place of our files: a line with what is left, and nothing waits for ever.
class HostileFilesIT {
  private static final String PRECIOUS = "precious";

  /// What may have become of a file.
  enum Damage {
    RANDOM,
    EMPTY,
    HUGE,
    SYMLINK,
    FIFO,
    DIRECTORY;

    void strike(Path file, Path victim) throws Exception {
      Files.deleteIfExists(file);
      switch (this) {
        case RANDOM -> {
          byte[] bytes = new byte[700];
          new Random(1).nextBytes(bytes);
          Files.write(file, bytes);
        }
        case EMPTY -> Files.createFile(file);
        case HUGE -> {
          try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(4L << 30);
          }
        }
        case SYMLINK -> Files.createSymbolicLink(file, victim);
        case FIFO ->
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        case DIRECTORY -> Files.createDirectories(file.resolve("inside"));
      }
    }
  }

  @TempDir private Path folder;
  private Desk desk;
  private Path victim;

  @BeforeEach
  void deskWithReading() throws Exception {
    desk = Desk.in(folder).settings("{}").publish();
    desk.render().line();
    victim = Files.writeString(desk.folder.resolve("victim"), PRECIOUS);
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @EnumSource
  void render_oneFileDamaged_showsWhatIsLeft(Damage damage) throws Exception {
    Path whole = desk.folder.resolve("whole");
    copy(desk.home(), whole);
    for (Path file : files()) {
      damage.strike(file, victim);
      String line = desk.render().line();
      String expected = file.endsWith("reading.json") ? "block ?" : "$9.00";
      assertThat(line).as("with %s of %s", damage, file).contains(Input.COST, expected);
      desk.requireNothingLeft(); // a refresh that this render may have started
      delete(desk.home());
      copy(whole, desk.home());
    }
    assertThat(victim).hasContent(PRECIOUS);
  }

  @ParameterizedTest
  @EnumSource
  void refresh_allFilesDamaged_endsAndRendersGoOn(Damage damage) throws Exception {
    for (Path file : files()) {
      damage.strike(file, victim);
    }
    // 1 and 73 are its words for what it could not do; any other code is a surprise.
    assertThat(desk.run("refresh", "--force").exit()).isIn(0, 1, 73);
    assertThat(desk.render().line()).contains(Input.COST);
    assertThat(victim).hasContent(PRECIOUS);
  }

  /// All that is ours, and what would be there at other times.
  private List<Path> files() throws IOException {
    try (var files = Files.walk(desk.home())) {
      List<Path> there =
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(desk.home().resolve("cache")))
              .toList();
      assertThat(there).as("files of a desk in use").hasSizeGreaterThan(4);
      List<Path> all = new ArrayList<>(there);
      all.add(desk.holder());
      all.add(desk.state().resolve("failure-ccusage.json"));
      return all;
    }
  }

  private static void copy(Path from, Path to) throws Exception {
    run("cp", "-a", from.toString(), to.toString());
  }

  private static void delete(Path folder) throws Exception {
    run("rm", "-rf", folder.toString());
  }

  private static void run(String... command) throws Exception {
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }
}
