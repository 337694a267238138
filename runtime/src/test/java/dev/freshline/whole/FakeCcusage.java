package dev.freshline.whole;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The controls and the witness of the shell script that stands in for ccusage.
final class FakeCcusage {
  /// The variable through which the script finds its folder.
  static final String VARIABLE = "FAKE_CCUSAGE";

  private final Path folder;

  /// What the script wrote down.
  ///
  /// @param what start, end or overlap
  /// @param pid of the run
  record Mark(String what, long pid, long epochNanos) {}

  FakeCcusage(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    mode("ok").lasts("0").costs("9.00");
  }

  Path folder() {
    return folder;
  }

  /// Puts the script at a path.
  static void install(Path program) throws IOException {
    Files.createDirectories(program.getParent());
    try (InputStream script = FakeCcusage.class.getResourceAsStream("ccusage")) {
      Files.write(program, Objects.requireNonNull(script).readAllBytes());
    }
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
  }

  FakeCcusage mode(String mode) throws IOException {
    return put("mode", mode);
  }

  /// @param seconds as `sleep` takes them
  FakeCcusage lasts(String seconds) throws IOException {
    return put("seconds", seconds);
  }

  FakeCcusage costs(String usd) throws IOException {
    return put("usd", usd);
  }

  /// Lets no run end until [#release].
  FakeCcusage hold() throws IOException {
    return put("hold", "");
  }

  void release() throws IOException {
    Files.deleteIfExists(folder.resolve("hold"));
  }

  private FakeCcusage put(String name, String value) throws IOException {
    Files.writeString(folder.resolve(name), value + '\n');
    return this;
  }

  List<Mark> marks() {
    Path log = folder.resolve("log");
    var marks = new ArrayList<Mark>();
    try {
      for (String line : Files.exists(log) ? Files.readAllLines(log) : List.<String>of()) {
        String[] words = line.split(" ", -1);
        marks.add(new Mark(words[0], Long.parseLong(words[1]), Long.parseLong(words[2])));
      }
    } catch (IOException e) {
      throw new AssertionError("the witness cannot be read", e);
    }
    return marks;
  }

  List<Mark> marks(String what) {
    return marks().stream().filter(mark -> mark.what().equals(what)).toList();
  }

  int runs() {
    return marks("start").size();
  }

  int ends() {
    return marks("end").size();
  }

  /// Runs that began while another, or something it had started, was still alive.
  int overlaps() {
    return marks("overlap").size();
  }
}
