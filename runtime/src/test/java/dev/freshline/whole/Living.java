package dev.freshline.whole;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A living process, as `/proc` shows it. Zombies do not count.
record Living(long pid, long parent, long startTicks, String command) {
  private static final Path PROC = Path.of("/proc");

  /// All whose environment holds `name=value`.
  static List<Living> with(String name, String value) {
    var found = new ArrayList<Living>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path folder : folders) {
        Living process = carries(folder, name + '=' + value) ? of(folder) : null;
        if (process != null) {
          found.add(process);
        }
      }
    } catch (IOException e) {
      throw new AssertionError("/proc cannot be listed", e);
    }
    return found;
  }

  static @Nullable Living of(long pid) {
    return of(PROC.resolve(Long.toString(pid)));
  }

  private static boolean carries(Path folder, String variable) {
    try {
      String all = Files.readString(folder.resolve("environ"), StandardCharsets.ISO_8859_1);
      return ('\0' + all).contains('\0' + variable + '\0');
    } catch (IOException e) {
      return false; // another user's, or gone
    }
  }

  private static @Nullable Living of(Path folder) {
    try {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return null;
      }
      String command = Files.readString(folder.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      return new Living(
          Long.parseLong(folder.getFileName().toString()),
          Long.parseLong(fields[1]),
          Long.parseLong(fields[19]),
          command.replace('\0', ' ').strip());
    } catch (IOException e) {
      return null; // gone
    }
  }

  /// Sends a signal by its name. Only for processes that the test started.
  static void signal(long pid, String name) throws IOException, InterruptedException {
    new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " \"$0\" 2>/dev/null", Long.toString(pid))
        .start()
        .waitFor();
  }
}
