import static java.util.stream.Collectors.joining;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The house format, checked or applied: `java Format.java check|fix FOLDER`.
///
/// A program of our own instead of a Maven plugin, because google-java-format must run on the JDK
/// that knows the syntax, and Maven may run on an older one.
class Format {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().reorderModifiers(true).build());

  public static void main(String[] args) throws IOException {
    var root = Path.of(args[1]);
    var unformatted = sources(root).parallelStream().filter(Format::isUnformatted).toList();
    switch (args[0]) {
      case "fix" -> unformatted.forEach(Format::rewrite);
      case "check" -> report(root, unformatted);
      default -> throw new IllegalArgumentException("expected check or fix, found " + args[0]);
    }
  }

  private static List<Path> sources(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java") && Files.isRegularFile(file))
          .filter(file -> !isGenerated(root.relativize(file)))
          .toList();
    }
  }

  private static boolean isGenerated(Path file) {
    for (var folder : file) {
      if (folder.toString().equals("target") || folder.toString().startsWith(".git")) {
        return true;
      }
    }
    return false;
  }

  private static boolean isUnformatted(Path file) {
    var source = read(file);
    return !formatted(file, source).equals(source);
  }

  private static void rewrite(Path file) {
    try {
      Files.writeString(file, formatted(file, read(file)));
      System.out.println("formatted " + file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String formatted(Path file, String source) {
    try {
      return FORMATTER.formatSourceAndFixImports(source);
    } catch (FormatterException e) {
      System.err.println(file + ": not Java that can be parsed: " + e.getMessage());
      return ""; // unlike any source, so that a check names the file too
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private static void report(Path root, List<Path> unformatted) {
    if (unformatted.isEmpty()) {
      return;
    }
    System.err.println(
        unformatted.stream()
            .map(file -> "  " + root.relativize(file))
            .sorted()
            .collect(
                joining(
                    "\n",
                    "Not in the house format (%d):\n".formatted(unformatted.size()),
                    "\nTo fix all: mvn -q validate -Pformat")));
    System.exit(1);
  }
}
