package dev.freshline.stress.fleet;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A further JVM like this one: the same java, the same class path.
public final class JavaProgram {
  private static final List<String> SHORT_LIFE =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx128m");

  private JavaProgram() {}

  /// One with flags for a short life: one compiler, one collector thread, a small heap.
  public static List<String> command(Class<?> main, List<String> arguments) {
    return command(main.getName(), arguments);
  }

  /// One without any flags, for work that takes its time.
  public static List<String> longLived(String classPath, Class<?> main, List<String> arguments) {
    return joined(List.of(), classPath, main.getName(), arguments);
  }

  static List<String> command(String main, List<String> arguments) {
    return command(classPath(), List.of(), main, arguments);
  }

  /// @param flags of the JVM, beside those that all have
  static List<String> command(
      String classPath, List<String> flags, String main, List<String> arguments) {
    var all = new ArrayList<>(SHORT_LIFE);
    all.addAll(flags);
    return joined(all, classPath, main, arguments);
  }

  private static List<String> joined(
      List<String> flags, String classPath, String main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", classPath, main));
    command.addAll(arguments);
    return command;
  }

  /// Ours, for a process in another folder.
  static String classPath() {
    List<String> entries = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(File.pathSeparator, entries);
  }
}
