package dev.freshline.app;

import static java.util.Objects.requireNonNull;

import dev.freshline.whole.Strays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/// A copy of the launchers in a folder of its own, in front of a program that only says how it was
/// called. What the launchers do is thus seen apart from what the pipeline does.
final class Installation {
  static final Path REAL_JDK = Path.of(System.getProperty("java.home"));
  private static final Path SOURCES = Path.of(System.getProperty("freshline.root"));
  private static final Duration LIMIT = Duration.ofSeconds(60);

  record Ended(int exit, String out, String err) {}

  /// The program behind the copied launchers.
  static final class Echo {
    private Echo() {}

    public static void main(String[] args) {
      System.out.println("echo " + String.join("|", args));
    }
  }

  final Path root;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();
  private List<String> shell = List.of();
  private Path folder;
  private Path input = Path.of("/dev/null");

  private Installation(Path root) {
    this.root = root;
    this.home = root.resolve("home");
    this.folder = root;
    Strays.mark(environment, root);
    environment.put("HOME", home.toString());
    environment.put("PATH", "/nowhere");
    environment.put("FRESHLINE_DAEMON", "off");
  }

  /// Sources alone, as in a fresh clone.
  static Installation unbuilt(Path root) throws IOException {
    var installation = new Installation(root);
    for (var file :
        List.of(
            "pom.xml",
            "runtime/pom.xml",
            "runtime/bin/statusline",
            "runtime/bin/client.bash",
            "runtime/bin/launch.sh",
            "build/Build.java")) {
      var copy = root.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(SOURCES.resolve(file), copy);
    }
    installation.edit(
        "statusline", "main=dev.freshline.app.Main", "main='" + Echo.class.getName() + "'");
    return installation;
  }

  /// Everything in place, so that a launcher only has to start java.
  static Installation built(Path root) throws IOException {
    var installation = unbuilt(root);
    writeDist(root.resolve("runtime/target/dist"));
    return installation;
  }

  /// What `package` leaves, with Echo in the place of the pipeline.
  static void writeDist(Path dist) throws IOException {
    Files.createDirectories(dist.resolve("lib"));
    Files.writeString(dist.resolve("build-id"), "test-1\n");
    var entry = Echo.class.getName().replace('.', '/') + ".class";
    try (var jar =
            new JarOutputStream(Files.newOutputStream(dist.resolve("lib/freshline-runtime.jar")));
        var code = Echo.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      jar.write(requireNonNull(code, entry).readAllBytes());
    }
  }

  /// A folder that looks like a JDK of some version; its java prints how it was called.
  static Path fakeJdk(Path folder, String version) throws IOException {
    Files.createDirectories(folder.resolve("bin"));
    Files.writeString(
        folder.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(folder.resolve("bin/java"), "printf '%s\\n' \"java $0\" \"$@\"");
    script(folder.resolve("bin/javac"), "exit 1");
    return folder;
  }

  static Path script(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file;
  }

  Installation edit(String file, String before, String after) throws IOException {
    var path = root.resolve("runtime/bin").resolve(file);
    var text = Files.readString(path);
    if (!text.contains(before)) {
      throw new IllegalStateException(path + ": expected to find " + before);
    }
    Files.writeString(path, text.replace(before, after));
    return this;
  }

  Installation with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  Installation under(String... shell) {
    this.shell = List.of(shell);
    return this;
  }

  Installation in(Path folder) {
    this.folder = folder;
    return this;
  }

  /// With this file as standard input.
  Installation reading(Path input) {
    this.input = input;
    return this;
  }

  Path launcher() {
    return root.resolve("runtime/bin/statusline");
  }

  Ended render() throws IOException, InterruptedException {
    return run(launcher().toString());
  }

  Ended run(String launcher, String... args) throws IOException, InterruptedException {
    var out = Files.createTempFile(root, "out", "");
    var err = Files.createTempFile(root, "err", "");
    var process = start(out, err, launcher, args);
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(launcher + " still runs after " + LIMIT);
    }
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  private Process start(Path out, Path err, String launcher, String... args) throws IOException {
    var command = new ArrayList<>(shell);
    command.add(launcher);
    command.addAll(List.of(args));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(input.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }
}
