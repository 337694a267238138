import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/// What a render costs as a whole process: `java Measure.java LAUNCHER [N]`.
///
/// Wall and CPU time as the kernel accounts them (`wait4(2)`), the launcher's shell included, and
/// the peak of resident memory. Cases take turns, one run each, N times (A B C A B C ...), so that
/// whatever else the machine does falls on all alike; what counts is the ratio to an empty JVM
/// program of the same run. It measures and judges nothing.
class Measure {
  /// The flags of `statusline`, given to the empty program too.
  private static final List<String> FLAGS =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx64m");

  private static final Path NOTHING = Path.of("/dev/null");
  private static final int SESSIONS = 50;
  private static final int JOURNAL_BYTES = 1 << 20;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path launcher;
  private final Path work;
  private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");
  private final Map<String, Case> cases = new LinkedHashMap<>();
  private final List<Long> ours = new ArrayList<>();

  Measure(Path launcher, Path work) {
    this.launcher = launcher;
    this.work = work;
  }

  public static void main(String[] args) throws Exception {
    int runs = args.length > 1 ? Integer.parseInt(args[1]) : 25;
    Path work = Files.createTempDirectory("freshline-measure").toRealPath();
    var measure = new Measure(Path.of(args[0]), work);
    try {
      measure.prepare();
      measure.measure(runs);
      measure.print(runs);
    } finally {
      measure.cleanUp();
    }
  }

  // --- the cases ------------------------------------------------------------------------------

  /// One command, run again and again.
  private static final class Case {
    final List<String> command;
    final Map<String, String> environment;
    final Path stdin;
    final List<Spawned> runs = new ArrayList<>();
    final List<Long> peaks = new ArrayList<>();

    Case(List<String> command, Map<String, String> environment, Path stdin) {
      this.command = command;
      this.environment = environment;
      this.stdin = stdin;
    }

    double wall() {
      return median(runs.stream().map(Spawned::wallMillis).toList());
    }

    double cpu() {
      return median(runs.stream().map(Spawned::cpuMillis).toList());
    }

    double peak() {
      return median(peaks.stream().map(kilobytes -> kilobytes / 1024.0).toList());
    }
  }

  private void prepare() throws Exception {
    Path empty = emptyProgram();
    var none = Map.of("HOME", work.toString(), "PATH", System.getenv("PATH"));
    List<String> plain = List.of(java.toString(), "-cp", empty.toString(), "Empty");
    List<String> flagged = new ArrayList<>(List.of(java.toString()));
    flagged.addAll(FLAGS);
    flagged.addAll(plain.subList(1, plain.size()));
    cases.put("empty JVM program", new Case(plain, none, NOTHING));
    cases.put("empty JVM program, our flags", new Case(flagged, none, NOTHING));

    render("render", home("warm", "ok"));
    Path laden = home("laden", "ok");
    lade(laden);
    render("render, 1 MB of journal, " + SESSIONS + " sessions", laden);
    resident();
    Path hanging = home("hanging", "hang");
    startRefresh(hanging);
    render("render while ccusage hangs", hanging);
    Path stopped = home("stopped", "hang");
    signal("STOP", startRefresh(stopped));
    render("render while the holder is stopped", stopped);
  }

  /// Two ways to the resident process: named with its shell, as `install` writes it, and without.
  private void resident() throws Exception {
    Path home = home("resident", "ok");
    ours.add(start(home, Path.of("/dev/null"), "daemon", "run").pid());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!Files.exists(home.resolve("run/resident"))) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("no resident process within " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    var environment = new LinkedHashMap<>(environment(home));
    environment.remove("FRESHLINE_DAEMON");
    List<String> plain = List.of(launcher.toString());
    List<String> named = List.of("/bin/bash", launcher.toString());
    cases.put("empty bash", new Case(List.of("/bin/bash", "-c", ":"), environment, NOTHING));
    cases.put("render, resident", new Case(named, environment, input(home, "s-0")));
    cases.put("render, resident, by way of sh", new Case(plain, environment, input(home, "s-0")));
  }

  private void render(String name, Path home) throws IOException {
    cases.put(name, new Case(List.of(launcher.toString()), environment(home), input(home, "s-0")));
  }

  private Path emptyProgram() throws IOException {
    Path source = work.resolve("Empty.java");
    Files.writeString(source, "class Empty { public static void main(String[] args) {} }");
    ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
    return work;
  }

  /// A home with a reading, the start-up cache, and a refresh that is due from then on if `manner`
  /// is one that never ends.
  private Path home(String name, String manner) throws Exception {
    Path home = Files.createDirectories(work.resolve(name));
    boolean due = !manner.equals("ok");
    Files.writeString(
        home.resolve("settings.json"),
        """
        {"timings": {"fetchTimeout": "9m", "cooldown": "%s", "freshFor": "20m"}}
        """
            .formatted(due ? "1s" : "10m"));
    Path program = Files.createDirectories(home.resolve("bin")).resolve("ccusage");
    Files.writeString(program, answering());
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    run(home, "refresh", "--force");
    if (due) {
      Files.writeString(program, "#!/bin/sh\nexec sleep 100000\n");
    }
    provideStartUpCache(home);
    run(home);
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

  /// Made by the program itself in the first home, and linked into the others.
  private void provideStartUpCache(Path home) throws Exception {
    Path made = work.resolve("warm/cache");
    if (home.equals(work.resolve("warm"))) {
      run(home, "refresh", "--background");
      return;
    }
    Path cache = Files.createDirectories(home.resolve("cache"));
    try (var files = Files.newDirectoryStream(made, "*.aot")) {
      for (Path file : files) {
        Files.createLink(cache.resolve(file.getFileName()), file);
      }
    }
  }

  /// Fifty sessions' ledgers, written by renders, and a journal of a megabyte: its own entries,
  /// repeated.
  private void lade(Path home) throws Exception {
    for (int session = 0; session < SESSIONS; session++) {
      run(home, input(home, "s-" + session));
    }
    try (var files = Files.walk(home.resolve("state"))) {
      for (Path file : files.filter(Measure::isJournal).toList()) {
        byte[] entries = Files.readAllBytes(file);
        while (entries.length > 0 && Files.size(file) + entries.length < JOURNAL_BYTES) {
          Files.write(file, entries, StandardOpenOption.APPEND);
        }
      }
    }
  }

  private static boolean isJournal(Path file) {
    return file.getFileName().toString().startsWith("journal") && Files.isRegularFile(file);
  }

  /// Returns the pid of the refresher, once it holds the lease and ccusage runs.
  private long startRefresh(Path home) throws Exception {
    Process refresh = start(home, Path.of("/dev/null"), "refresh", "--force");
    ours.add(refresh.pid());
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (refresh.descendants().noneMatch(child -> isRunning(child, "sleep"))) {
      if (System.nanoTime() > deadline || !refresh.isAlive()) {
        throw new IllegalStateException("a refresh did not get to ccusage within " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return refresh.pid();
  }

  private static boolean isRunning(ProcessHandle process, String name) {
    return process.info().command().map(command -> command.endsWith(name)).orElse(false);
  }

  private static Path input(Path home, String session) throws IOException {
    Path file = home.resolve("stdin-" + session + ".json");
    return Files.writeString(
        file,
        """
        {"session_id": "%s", "transcript_path": "/nowhere/t.jsonl", "cwd": "/nowhere", "version": "2",
         "model": {"id": "m", "display_name": "Model"},
         "workspace": {"current_dir": "/nowhere", "project_dir": "/nowhere", "added_dirs": []},
         "cost": {"total_cost_usd": 4.2371, "total_duration_ms": 6600000,
           "total_api_duration_ms": 1230000, "total_lines_added": 156, "total_lines_removed": 23},
         "context_window": {"context_window_size": 200000, "used_percentage": 42},
         "exceeds_200k_tokens": false,
         "rate_limits": {"five_hour": {"used_percentage": 23.5, "resets_at": %d},
           "seven_day": {"used_percentage": 41.2, "resets_at": %d}}}
        """
            .formatted(
                session,
                Instant.now().plus(Duration.ofHours(3)).getEpochSecond(),
                Instant.now().plus(Duration.ofDays(4)).getEpochSecond()));
  }

  private Map<String, String> environment(Path home) {
    var environment = new LinkedHashMap<String, String>();
    environment.put("HOME", work.toString());
    environment.put("FRESHLINE_HOME", home.toString());
    environment.put("FRESHLINE_DAEMON", "off");
    environment.put("FRESHLINE_JAVA_HOME", System.getProperty("java.home"));
    environment.put("PATH", home.resolve("bin") + ":" + System.getenv("PATH"));
    return environment;
  }

  private void run(Path home, String... arguments) throws Exception {
    run(home, input(home, "s-0"), arguments);
  }

  private void run(Path home, Path stdin, String... arguments) throws Exception {
    Process process = start(home, stdin, arguments);
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "statusline " + String.join(" ", arguments) + " failed; see " + home.resolve("log"));
    }
  }

  private Process start(Path home, Path stdin, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .redirectInput(stdin.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("log").toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment(home));
    return builder.start();
  }

  private static void signal(String name, long pid) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
  }

  /// Ends what was started, and takes the folder away.
  private void cleanUp() throws Exception {
    for (long pid : ours) {
      signal("KILL", pid); // its supervisor sees it, and ends ccusage
    }
    try (var files = Files.walk(work)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  // --- measuring ------------------------------------------------------------------------------

  private void measure(int runs) throws Exception {
    try (Spawner spawner = new Spawner()) {
      for (int i = 0; i <= runs; i++) {
        for (Case one : cases.values()) {
          Spawned spawned = spawner.run(one, false);
          if (i > 0) { // the first warms the file cache
            one.runs.add(spawned);
          }
        }
        System.err.printf("\r%d of %d", i, runs);
      }
      for (int i = 0; i < 5; i++) {
        for (Case one : cases.values()) {
          one.peaks.add(spawner.run(one, true).peakKilobytes());
        }
      }
      System.err.println();
    }
  }

  private void print(int runs) {
    System.out.printf(
        "p50 of %d runs each, taking turns; JDK %s, %d processors%n",
        runs, System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
    System.out.printf(
        "%-42s %9s %8s %9s %8s %9s%n", "", "wall ms", "x empty", "CPU ms", "x empty", "peak MiB");
    Case empty = cases.values().iterator().next();
    cases.forEach(
        (name, one) ->
            System.out.printf(
                "%-42s %9.1f %8.2f %9.1f %8.2f %9.1f%n",
                name,
                one.wall(),
                one.wall() / empty.wall(),
                one.cpu(),
                one.cpu() / empty.cpu(),
                one.peak()));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  /// What the kernel accounted for one process.
  record Spawned(double wallMillis, double cpuMillis, long peakKilobytes) {}

  /// Starts processes and waits for them through libc, which tells what each has used; Java's own
  /// processes do not.
  static final class Spawner implements AutoCloseable {
    private static final int READ = 0;
    private static final int WRITE_CREATE = 01 | 0100;

    private final Arena arena = Arena.ofShared();
    private final MethodHandle posixSpawn =
        libc("posix_spawn", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
    private final MethodHandle wait4 = libc("wait4", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
    private final MethodHandle init = libc("posix_spawn_file_actions_init", ADDRESS);
    private final MethodHandle open =
        libc("posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);

    private static MethodHandle libc(String name, MemoryLayout... arguments) {
      var linker = Linker.nativeLinker();
      return linker.downcallHandle(
          linker.defaultLookup().find(name).orElseThrow(),
          FunctionDescriptor.of(JAVA_INT, arguments));
    }

    /// @param watchingMemory whether to look for the peak of resident memory meanwhile, which
    ///     costs the process a little time
    Spawned run(Case one, boolean watchingMemory) throws Exception {
      try (Arena own = Arena.ofConfined()) {
        MemorySegment pid = own.allocate(JAVA_INT);
        MemorySegment actions = own.allocate(512);
        require("posix_spawn_file_actions_init", call(init, actions));
        redirect(own, actions, 0, one.stdin.toString(), READ);
        redirect(own, actions, 1, "/dev/null", WRITE_CREATE);
        redirect(own, actions, 2, "/dev/null", WRITE_CREATE);
        MemorySegment arguments = strings(own, one.command);
        MemorySegment environment =
            strings(
                own,
                one.environment.entrySet().stream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue())
                    .toList());
        MemorySegment program = own.allocateFrom(one.command.getFirst());
        long start = System.nanoTime();
        require(
            "posix_spawn of " + one.command,
            call(posixSpawn, pid, program, actions, MemorySegment.NULL, arguments, environment));
        int child = pid.get(JAVA_INT, 0);
        Thread watcher = null;
        long[] peak = new long[1];
        if (watchingMemory) {
          watcher = Thread.startVirtualThread(() -> peak[0] = peakOf(child));
        }
        MemorySegment status = own.allocate(JAVA_INT);
        MemorySegment usage = own.allocate(JAVA_LONG, 36);
        int ended = (int) wait4.invoke(child, status, 0, usage);
        double wall = (System.nanoTime() - start) / 1e6;
        if (watcher != null) {
          watcher.join();
        }
        if (ended != child || status.get(JAVA_INT, 0) != 0) {
          throw new IllegalStateException(
              one.command + " ended with status " + status.get(JAVA_INT, 0));
        }
        return new Spawned(wall, millis(usage, 0) + millis(usage, 2), peak[0]);
      } catch (Exception e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    /// `struct rusage` begins with two `struct timeval`: user and system time. Its maximum of
    /// resident memory is of no use here: it counts that of whoever spawned the process, too.
    private static double millis(MemorySegment usage, long index) {
      return usage.getAtIndex(JAVA_LONG, index) * 1e3
          + usage.getAtIndex(JAVA_LONG, index + 1) / 1e3;
    }

    private void redirect(Arena own, MemorySegment actions, int to, String file, int flags)
        throws Throwable {
      require(
          "posix_spawn_file_actions_addopen",
          (int) open.invoke(actions, to, own.allocateFrom(file), flags, 0600));
    }

    private static MemorySegment strings(Arena own, List<String> words) {
      MemorySegment array = own.allocate(ADDRESS, words.size() + 1L);
      for (int i = 0; i < words.size(); i++) {
        array.setAtIndex(ADDRESS, i, own.allocateFrom(words.get(i)));
      }
      return array;
    }

    private static int call(MethodHandle function, Object... arguments) throws Throwable {
      return (int) function.invokeWithArguments(arguments);
    }

    private static void require(String what, int code) {
      if (code != 0) {
        throw new IllegalStateException(what + " failed with " + code);
      }
    }

    /// The last high-water mark seen before the process was gone.
    private static long peakOf(int pid) {
      Path status = Path.of("/proc/" + pid + "/status");
      long peak = 0;
      while (true) {
        long seen = highWaterMark(status);
        if (seen < 0) {
          return peak;
        }
        peak = Math.max(peak, seen);
      }
    }

    /// In kilobytes; -1 when the process is gone.
    private static long highWaterMark(Path status) {
      try {
        for (String line : Files.readAllLines(status)) {
          if (line.startsWith("VmHWM:")) {
            return Long.parseLong(line.replaceAll("\\D", ""));
          }
        }
        return -1; // a zombie has no memory
      } catch (IOException e) {
        return -1;
      }
    }

    @Override
    public void close() {
      arena.close();
    }
  }
}
