package dev.freshline.bench.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Freshline's own homes for measuring renders: each with a reading, and the start-up cache that a
/// background refresh makes.
final class Statusline {
  private static final Path NOTHING = Path.of("/dev/null");
  private static final Path BASH = Path.of("/bin/bash");
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration RESIDENT_WITHIN = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMillis(20);

  /// In which the kernel tells CPU times (`USER_HZ`).
  private static final Duration TICK = Duration.ofMillis(10);

  /// Lines that a resident process has drawn before it is measured: what a session with two renders
  /// a second draws in four minutes. By then most of it is compiled.
  private static final int LINES_BEFORE = 500;

  private final Path launcher;
  private final Path folder;

  /// @param launcher `runtime/bin/statusline`
  Statusline(Path launcher, Path folder) {
    this.launcher = launcher;
    this.folder = folder;
  }

  /// A home in steady use.
  ///
  /// @param name of its folder
  Sandbox warm(String name) throws IOException {
    Sandbox home = home(name, "10m");
    settle(home);
    return home;
  }

  /// Gets a home ready for steady use: the start-up cache, and a reading, which belongs to one
  /// place of ccusage's data.
  void settle(Sandbox home) throws IOException {
    home.prepare(NOTHING, List.of(launcher.toString(), "refresh", "--force"));
    home.prepare(NOTHING, List.of(launcher.toString(), "refresh", "--background"));
    home.prepare(home.input("s-0", Path.of("/nowhere/t.jsonl")), List.of(launcher.toString()));
  }

  /// A home in which a refresh is due, and one hangs in its ccusage.
  ///
  /// @param warm whose start-up cache it shares
  /// @param signal that its refresher gets once it hangs, such as `STOP`; empty for none
  Sandbox hanging(String name, Sandbox warm, String signal) throws IOException {
    Sandbox home = home(name, "1s");
    home.prepare(NOTHING, List.of(launcher.toString(), "refresh", "--force"));
    Files.writeString(home.resolve("bin/ccusage"), "#!/bin/sh\nexec sleep 100000\n");
    shareStartUpCache(warm, home);
    Process refresh = home.start(NOTHING, List.of(launcher.toString(), "refresh", "--force"));
    awaitCcusage(refresh);
    if (!signal.isEmpty()) {
      home.prepare(NOTHING, List.of("kill", "-" + signal, Long.toString(refresh.pid())));
    }
    return home;
  }

  private static void awaitCcusage(Process refresh) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (refresh.descendants().noneMatch(Statusline::isSleeping)) {
      if (System.nanoTime() > deadline || !refresh.isAlive()) {
        throw new IOException("expected a refresh to start ccusage within " + PATIENCE);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static boolean isSleeping(ProcessHandle process) {
    return process.info().command().map(command -> command.endsWith("sleep")).orElse(false);
  }

  /// A home whose renders are answered by a process that has been there for some minutes.
  ///
  /// @throws IOException when none stays after a render
  Sandbox resident(String name, Sandbox warm) throws IOException {
    Sandbox home = warm(name).without("FRESHLINE_DAEMON");
    shareStartUpCache(warm, home);
    Command render = byShellClient(home);
    home.prepare(render.stdin(), render.words());
    long deadline = System.nanoTime() + RESIDENT_WITHIN.toNanos();
    while (!Files.exists(home.resolve("run/resident"))) {
      if (System.nanoTime() > deadline) {
        throw new IOException("no process stayed within " + RESIDENT_WITHIN + " after a render");
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    for (int i = 0; i < LINES_BEFORE; i++) {
      home.prepare(render.stdin(), render.words());
    }
    return home;
  }

  /// A home in which nothing was ever rendered.
  private Sandbox home(String name, String cooldown) throws IOException {
    var home = new Sandbox(folder.resolve(name));
    home.with("FRESHLINE_HOME", home.home())
        .with("FRESHLINE_JAVA_HOME", System.getProperty("java.home"))
        .with("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    Files.writeString(
        home.resolve("settings.json"),
        """
        {"timings": {"fetchTimeout": "9m", "cooldown": "%s", "freshFor": "20m"}}
        """
            .formatted(cooldown));
    Path program = Files.createDirectories(home.resolve("bin")).resolve("ccusage");
    Files.writeString(program, answering());
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return home;
  }

  private static String answering() {
    Instant start = Instant.now().minus(Duration.ofHours(1));
    return """
    #!/bin/sh
    echo '{"blocks":[{"isActive":true,"isGap":false,"startTime":"%s","endTime":"%s","entries":237,\
    "totalTokens":18758871,"costUSD":8.97,"burnRate":{"costPerHour":5.78},"models":["m"]}]}'
    """
        .formatted(start, start.plus(Duration.ofHours(5)));
  }

  /// Makes the ledgers of this many sessions, by rendering for each.
  void addSessions(Sandbox home, int from, int to) throws IOException {
    for (int session = from; session < to; session++) {
      home.prepare(
          home.input("s-" + session, Path.of("/nowhere/t.jsonl")), List.of(launcher.toString()));
    }
  }

  /// Lets the journal grow to a size, less than an entry short of it, by repeating its first entry.
  void growJournal(Sandbox home, int bytes) throws IOException {
    try (var files = Files.walk(home.resolve("state"))) {
      for (Path file : files.filter(Statusline::isLiveJournal).toList()) {
        List<String> entries = Files.readAllLines(file);
        if (!entries.isEmpty()) {
          String entry = entries.getFirst() + '\n';
          long missing = bytes - Files.size(file);
          int times = (int) Math.max(0, missing / entry.getBytes(UTF_8).length);
          Files.writeString(file, entry.repeat(times), StandardOpenOption.APPEND);
        }
      }
    }
  }

  private static boolean isLiveJournal(Path file) {
    return file.endsWith("journal.jsonl");
  }

  /// A copy of the start-up cache of another home, without which a render is no steady one.
  void shareStartUpCache(Sandbox from, Sandbox to) throws IOException {
    Path cache = Files.createDirectories(to.resolve("cache"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from.resolve("cache"), "*.aot")) {
      for (Path file : files) {
        Path link = cache.resolve(String.valueOf(file.getFileName()));
        Files.deleteIfExists(link);
        Files.createLink(link, file);
      }
    }
  }

  Command render(Sandbox home) throws IOException {
    return home.command(
        home.input("s-0", Path.of("/nowhere/t.jsonl")), List.of(launcher.toString()));
  }

  /// A render as `install` writes it where there is no native client: by bash.
  Command byShellClient(Sandbox home) throws IOException {
    Command render = render(home);
    return Files.isExecutable(BASH)
        ? home.command(render.stdin(), List.of(BASH.toString(), launcher.toString()))
        : render;
  }

  /// A render as `install` writes it.
  ///
  /// @throws IOException when the build found no C compiler
  Command byNativeClient(Sandbox home) throws IOException {
    Path client = launcher.resolve("../../target/dist/client").normalize();
    if (!Files.isExecutable(client)) {
      throw new IOException("not built: no C compiler");
    }
    return home.command(
        home.input("s-0", Path.of("/nowhere/t.jsonl")),
        List.of(client.toString(), launcher.toString()));
  }

  long residentPid(Sandbox home) throws IOException {
    return Long.parseLong(
        Files.readAllLines(home.resolve("run/resident")).get(1).split(" ", -1)[0]);
  }

  /// CPU time that the resident process of a home has used until now, in steps of 10 ms; that of
  /// threads which have ended is in it.
  Duration usedByResident(Sandbox home) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + residentPid(home) + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return TICK.multipliedBy(Long.parseLong(fields[11]) + Long.parseLong(fields[12]));
  }

  /// A render without any start-up cache, as the very first one is.
  Command renderWithoutCache(Sandbox home) throws IOException {
    return render(
        home.with("FRESHLINE_JAVA_FLAGS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto"));
  }
}
