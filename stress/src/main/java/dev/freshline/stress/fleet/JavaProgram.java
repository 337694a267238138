package dev.freshline.stress.fleet;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A further JVM like this one: the same java, the same class path, flags for a short life.
final class JavaProgram {
  private JavaProgram() {}

  static List<String> command(Class<?> main, List<String> arguments) {
    return command(main.getName(), arguments);
  }

  static List<String> command(String main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            main));
    command.addAll(arguments);
    return command;
  }
}
