package dev.freshline.whole;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/// One user's machine in a folder: a home, a PATH with a slow ccusage on it, and the real launcher.
///
/// Nothing of the environment that the tests run in comes through, and every process started here
/// carries a mark by which it and its descendants are found again.
final class Desk {
  /// Longest that any command may take, on a machine that does much else.
  static final Duration LIMIT = Duration.ofSeconds(60);

  /// Timings under which every render finds a refresh due, and a run is soon given up.
  static final String HASTY =
      """
      {"timings": {"fetchTimeout": "8s", "killGrace": "200ms", "cooldown": "100ms",
        "freshFor": "20s", "criticalAfter": "1m"}}
      """;

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("freshline.root")));
  private static final Path LAUNCHER = ROOT.resolve("runtime/bin/statusline");
  private static final Path CLIENT = ROOT.resolve("runtime/target/dist/client");
  private static final Duration BETWEEN_RENDERS = Duration.ofMillis(150);

  /// What the launcher, the supervisor and the script need of a system.
  private static final List<String> TOOLS =
      List.of("sh", "setsid", "timeout", "flock", "sleep", "date", "head", "cat", "rm", "find");

  final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final FakeCcusage ccusage;
  private List<String> wrapper = List.of();
  private boolean isNative;

  private Desk(Desk other) {
    this.isNative = other.isNative;
    this.folder = other.folder;
    this.ccusage = other.ccusage;
    this.environment.putAll(other.environment);
  }

  private Desk(Path folder) throws IOException {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "these tests look into /proc");
    this.folder = folder.toRealPath();
    this.ccusage = new FakeCcusage(this.folder.resolve("fake"));
    Files.createDirectories(this.folder.resolve("user/.claude/projects"));
    Strays.mark(environment, this.folder);
    environment.put("HOME", this.folder.resolve("user").toString());
    environment.put("FRESHLINE_HOME", home().toString());
    // What is looked at here is a render as a process of its own; `ResidentIT` has the other.
    environment.put("FRESHLINE_DAEMON", "off");
    environment.put("FRESHLINE_JAVA_HOME", Objects.requireNonNull(System.getProperty("java.home")));
    environment.put(FakeCcusage.VARIABLE, ccusage.folder().toString());
    environment.put("PATH", this.folder.resolve("bin") + ":" + tools());
  }

  /// A desk with the slow ccusage on its PATH.
  static Desk in(Path folder) throws Exception {
    Desk desk = withoutCcusage(folder);
    FakeCcusage.install(desk.folder.resolve("bin/ccusage"));
    return desk;
  }

  static Desk withoutCcusage(Path folder) throws Exception {
    var desk = new Desk(folder);
    StartUpCache.provide(desk.home().resolve("cache"));
    return desk;
  }

  /// A desk on which nothing of ours has ever run: it has yet to make its start-up cache.
  static Desk withoutStartUpCache(Path folder) throws IOException {
    return new Desk(folder);
  }

  /// A folder with these tools alone: no ccusage that this machine may have gets in.
  private static Path tools() throws IOException {
    Path tools = Files.createDirectories(ROOT.resolve("runtime/target/whole/tools"));
    for (String tool : TOOLS) {
      if (!Files.exists(tools.resolve(tool))) {
        Files.createSymbolicLink(tools.resolve(tool), onPath(tool));
      }
    }
    return tools;
  }

  /// The program of this name on the PATH of the tests; without it, the test is skipped.
  static Path onPath(String program) {
    for (String entry : Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1)) {
      Path file = Path.of(entry, program);
      if (Files.isExecutable(file)) {
        return file;
      }
    }
    throw new TestAbortedException(program + " is not on the PATH");
  }

  /// The same desk, to be given another environment.
  Desk again() {
    return new Desk(this);
  }

  // --- what is set up -------------------------------------------------------------------------

  FakeCcusage ccusage() {
    return ccusage;
  }

  Desk with(String variable, Object value) {
    environment.put(variable, value.toString());
    return this;
  }

  Desk without(String variable) {
    environment.remove(variable);
    return this;
  }

  /// Adds a folder in front of the PATH.
  Desk withOnPath(Path bin) {
    environment.merge("PATH", bin.toString(), (path, more) -> more + ':' + path);
    return this;
  }

  /// Runs everything from now on through a command that gets ours as its last arguments.
  Desk through(String... command) {
    wrapper = List.of(command);
    return this;
  }

  /// Renders by the native client, unless they go through another command; skipped without it.
  Desk natively() {
    assumeTrue(Files.isExecutable(CLIENT), "the native client is not built: no C compiler");
    isNative = true;
    return this;
  }

  Desk settings(String json) throws IOException {
    Files.createDirectories(home());
    Files.writeString(home().resolve("settings.json"), json);
    return this;
  }

  /// Lets no line be kept from now on, for tests that tell a line drawn now by what it says: on a
  /// busy machine a client may show another.
  Desk withoutKeptLines() throws IOException {
    Files.move(runDir().resolve("lines"), folder.resolve("lines that were kept"));
    Files.createFile(runDir().resolve("lines"));
    return this;
  }

  // --- where things are -----------------------------------------------------------------------

  Path home() {
    return folder.resolve("freshline");
  }

  Path runDir() {
    return home().resolve("run");
  }

  Path holder() {
    return runDir().resolve("holder.json");
  }

  /// The state of the one account, once there is any.
  Path state() throws IOException {
    try (var folders = Files.newDirectoryStream(home().resolve("state"), Files::isDirectory)) {
      for (Path state : folders) {
        return state;
      }
    }
    throw new IOException("no state yet in " + home());
  }

  Path readingFile() throws IOException {
    return state().resolve("reading.json");
  }

  /// The stored reading, or null when there is none yet.
  @Nullable StoredReading reading() throws IOException {
    return Files.isDirectory(home().resolve("state")) ? StoredReading.of(readingFile()) : null;
  }

  /// The token of the stored reading, 0 when there is none.
  long token() {
    try {
      StoredReading reading = reading();
      return reading == null ? 0 : reading.token();
    } catch (IOException e) {
      return 0;
    }
  }

  // --- what is run ----------------------------------------------------------------------------

  /// A process of ours that may still run.
  static final class Run {
    final Process process;
    private final Path out;
    private final Path err;
    private final long start = System.nanoTime();

    private Run(Process process, Path out, Path err) {
      this.process = process;
      this.out = out;
      this.err = err;
    }

    Ended await() throws IOException, InterruptedException {
      if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("still runs after " + LIMIT + ": " + process.info());
      }
      var took = Duration.ofNanos(System.nanoTime() - start);
      var ended =
          new Ended(
              process.exitValue(),
              Files.readString(out),
              Files.readString(err),
              Instant.now(),
              took);
      Files.delete(out);
      Files.delete(err);
      return ended;
    }
  }

  Ended render() throws Exception {
    return render(Input.of("s-1"));
  }

  Ended render(String stdin) throws Exception {
    return startRender(stdin).await();
  }

  Ended render(byte[] stdin) throws Exception {
    return startRender(stdin).await();
  }

  Run startRender(String stdin) throws IOException {
    return startRender(stdin.getBytes(StandardCharsets.UTF_8));
  }

  private Run startRender(byte[] stdin) throws IOException {
    Path input = Files.createTempFile(folder, "in", "");
    Files.write(input, stdin);
    Run run = start(ProcessBuilder.Redirect.from(input.toFile()));
    Files.delete(input);
    return run;
  }

  Ended run(String... arguments) throws Exception {
    return start(arguments).await();
  }

  Run start(String... arguments) throws IOException {
    return start(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()), arguments);
  }

  Run start(ProcessBuilder.Redirect stdin, String... arguments) throws IOException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    List<String> command = new ArrayList<>(wrapper);
    if (isNative && wrapper.isEmpty() && arguments.length == 0) {
      command.add(CLIENT.toString());
    }
    command.add(LAUNCHER.toString());
    command.addAll(List.of(arguments));
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(stdin)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new Run(builder.start(), out, err);
  }

  /// Publishes what ccusage says now, and sees to it that it was published.
  Desk publish() throws Exception {
    Ended refresh = run("refresh", "--force");
    if (refresh.exit() != 0) {
      throw new AssertionError("expected a publication, found " + refresh);
    }
    return this;
  }

  /// Renders as a session does, a few times a second, until a reading of this cost is published.
  void renderUntilPublished(double usd) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!isPublished(usd)) {
      if (System.nanoTime() - deadline > 0) {
        throw new AssertionError("renders did not bring about a reading of $" + usd);
      }
      render().line();
      Await.isSeen(BETWEEN_RENDERS, () -> isPublished(usd));
    }
  }

  private boolean isPublished(double usd) throws IOException {
    StoredReading reading = reading();
    return reading != null && reading.usd() == usd;
  }

  // --- what lives -----------------------------------------------------------------------------

  /// Lines that the resident process has drawn.
  int served() throws Exception {
    String status = run("daemon", "status").out();
    return Integer.parseInt(status.replaceFirst("(?s).*served (\\d+) lines.*", "$1"));
  }

  /// Everything that was started here and lives, however far it has got away.
  List<Living> living() {
    return Strays.of(folder);
  }

  /// What lives of ccusage, its supervisor included.
  List<Living> children() {
    return Living.with("FRESHLINE_CHILD", runDir().resolve("child.lock").toString());
  }

  /// Waits until nothing lives any more; ends what does not end by itself, and fails then.
  void requireNothingLeft() throws Exception {
    ccusage.release();
    Strays.requireNone(folder);
  }
}
