package dev.freshline.stress.fleet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.stress.mutant.Failpoint;
import dev.freshline.stress.mutant.Pause;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One user's machine in a folder: a home, a slow ccusage, and the processes that were started
/// here.
///
/// Nothing of the environment outside comes in. Every process carries a mark by which it and its
/// descendants are found again, however far they get away.
public final class Ground implements AutoCloseable {
  /// In which a bystander of the witness notices the end of a run.
  private static final Duration BYSTANDERS = Duration.ofSeconds(2);

  private static final Duration WIND_DOWN = Duration.ofSeconds(20);

  /// Waits for the gun, then becomes the command, which reads the first argument: its pid stays the
  /// same.
  private static final String GATE =
      "input=$1; shift; echo ready; read -r _ || exit 70; exec \"$@\" <\"$input\"";

  private static final Path NOTHING = Path.of("/dev/null");

  private final Path folder;
  private final Inhabitants inhabitants;
  private final SlowCcusage ccusage;
  private final Map<String, String> environment = new HashMap<>();
  private final List<Entrant> entrants = new ArrayList<>();
  private List<String> before = List.of();
  private final Freshline freshline;

  /// Those that are in use, for the one who has to leave in a hurry.
  private static final Set<Ground> OPEN = ConcurrentHashMap.newKeySet();

  /// Whether somebody leaves in a hurry: nothing may begin any more.
  private static boolean leaving;

  public Ground() throws IOException {
    this(Freshline.SHIPPED);
  }

  /// @param freshline that plays here where Freshline does
  public Ground(Freshline freshline) throws IOException {
    this.freshline = freshline;
    // Whoever leaves in a hurry either knows of all that is made here, or nothing is made.
    synchronized (OPEN) {
      if (leaving) {
        throw new IOException("the gate is being ended");
      }
      this.folder = Files.createTempDirectory("freshline-ground-").toRealPath();
      this.inhabitants = new Inhabitants(folder);
      this.ccusage = new SlowCcusage(folder.resolve("fake"));
      Files.createDirectories(folder.resolve("user/.claude/projects"));
      Files.createDirectories(folder.resolve("foreign"));
      Files.createDirectories(folder.resolve("freshline"));
      inhabitants.mark(environment);
      environment.put("PATH", Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin:/bin"));
      environment.put("HOME", folder.resolve("user").toString());
      environment.put("FRESHLINE_HOME", folder.resolve("freshline").toString());
      environment.put("FRESHLINE_DAEMON", "off");
      environment.put("NO_COLOR", "1"); // lines are read by what they say
      environment.put("FRESHLINE_CCUSAGE", program().toString());
      environment.put(SlowCcusage.VARIABLE, ccusage.folder().toString());
      environment.put(Pause.FOLDER, folder.toString());
      OPEN.add(this);
    }
  }

  /// In the repository of the launcher, whichever it is, or of the tests that run.
  static Path program() throws IOException {
    String launcher = System.getProperty("freshline.launcher");
    Path program =
        launcher == null
            ? Path.of(System.getProperty("freshline.root", "."), "stress/bin/fake-ccusage")
            : Path.of(launcher).resolve("../../../stress/bin/fake-ccusage").normalize();
    if (!Files.isExecutable(program)) {
      throw new IOException(program + " is missing; clone the repository again");
    }
    return program.toRealPath();
  }

  /// All that is here is under it.
  public Path folder() {
    return folder;
  }

  public SlowCcusage ccusage() {
    return ccusage;
  }

  /// What the sessions of another pipeline share.
  public Path foreign() {
    return folder.resolve("foreign");
  }

  /// Where Freshline keeps everything.
  public FreshlineHome home() {
    return new FreshlineHome(freshline());
  }

  /// The same as a folder.
  public Path freshline() {
    return folder.resolve("freshline");
  }

  /// Freshline's timings on this ground.
  public Ground timings(Duration fetchTimeout, Duration killGrace) throws IOException {
    return timings(Map.of("fetchTimeout", fetchTimeout, "killGrace", killGrace));
  }

  /// @param timings by their keys; the others are derived
  public Ground timings(Map<String, Duration> timings) throws IOException {
    ObjectNode root = Json.object();
    ObjectNode node = root.putObject("timings");
    timings.forEach((key, value) -> node.put(key, value.toMillis() + "ms"));
    Files.write(settings(), Json.bytes(root));
    return this;
  }

  /// Freshline's settings.
  Path settings() {
    return home().settings();
  }

  /// Lets what is got ready from now on be started by a command: `unshare --pid --fork`, say.
  ///
  /// @param words of it, to which those of what it starts are added; none to start it directly
  public Ground startWith(List<String> words) {
    before = List.copyOf(words);
    return this;
  }

  /// Lets other users of the machine find the way here, and write into Freshline's folder.
  public Ground openToAll() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (Path shared : List.of(freshline(), foreign(), ccusage.folder())) {
      Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    return this;
  }

  // --- the start line -------------------------------------------------------------------------

  /// Gets processes of `statusline refresh` ready.
  public List<Entrant> refreshes(int count, String... options) throws IOException {
    var arguments = new ArrayList<String>(List.of("refresh"));
    arguments.addAll(List.of(options));
    return statuslines(count, arguments);
  }

  /// Gets renders ready that are told what Claude Code tells them.
  public List<Entrant> renders(int count) throws IOException {
    Path told = folder.resolve("session.json");
    Files.writeString(told, SessionText.now());
    return statuslines(count, List.of(), told);
  }

  /// Gets processes of `statusline` ready, with these arguments and nothing to read.
  public List<Entrant> statuslines(int count, List<String> arguments) throws IOException {
    return statuslines(count, arguments, NOTHING);
  }

  private List<Entrant> statuslines(int count, List<String> arguments, Path stdin)
      throws IOException {
    var command = new ArrayList<String>(List.of("/bin/sh", "-c", GATE, "gun", stdin.toString()));
    command.addAll(statusline(arguments));
    return ready(count, command);
  }

  /// How `statusline` is started here.
  List<String> statusline(List<String> arguments) throws IOException {
    return freshline.command(folder.resolve("changed"), arguments);
  }

  /// Starts a refresh and waits until it waits at this failpoint. The ground must have been made
  /// for a [Freshline#withFailpoints].
  public PausedRefresh refreshTo(Failpoint failpoint, String... options) throws Exception {
    environment.put(Pause.VARIABLE, failpoint.order());
    List<Entrant> line;
    try {
      line = refreshes(1, options);
    } finally {
      environment.remove(Pause.VARIABLE);
    }
    StartLine.fire(line);
    return PausedRefresh.await(line.getFirst(), failpoint, folder);
  }

  /// Gets processes of another pipeline ready.
  public List<Entrant> contenders(int count, Protocol protocol, double scale) throws IOException {
    return ready(
        count,
        JavaProgram.command(
            "dev.freshline.stress.foreign.Contender",
            List.of(
                description(protocol).toString(),
                Double.toString(scale),
                foreign().toString(),
                program().toString())));
  }

  /// A file with this description.
  Path description(Protocol protocol) throws IOException {
    Path description = folder.resolve(protocol.name() + ".json");
    return Files.write(description, Json.bytes(ProtocolJson.write(protocol)));
  }

  private List<Entrant> ready(int count, List<String> command) throws IOException {
    return ready(Collections.nCopies(count, command));
  }

  List<Entrant> ready(List<List<String>> commands) throws IOException {
    List<Entrant> line = new ArrayList<>();
    for (List<String> command : commands) {
      var whole = new ArrayList<String>(before);
      whole.addAll(command);
      var entrant = new Entrant(start(whole));
      line.add(entrant);
      entrants.add(entrant);
    }
    for (Entrant entrant : line) {
      try {
        entrant.awaitReady();
      } catch (IOException e) {
        throw new IOException(e.getMessage() + "; its stderr: " + stderr(), e);
      }
    }
    return line;
  }

  /// Starts a command here at once.
  public Process start(List<String> command) throws IOException {
    var builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("stderr").toFile()));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    if (!OPEN.contains(this)) { // closed meanwhile, by one who did not see this process
      process.destroyForcibly();
      throw new IOException("the ground is closed");
    }
    return process;
  }

  /// Gets a process that has nothing to do with any of this.
  public Bystander bystander() throws IOException {
    return Bystander.start(Files.createTempFile(folder, "signals", ""));
  }

  // --- the end --------------------------------------------------------------------------------

  /// What the witness saw, counted by a referee of its own process, when every run is over.
  public Tally tally() throws Exception {
    boolean _ = hasNoRun(WIND_DOWN);
    return Referee.judge(ccusage.log());
  }

  /// Whether every run is over within this time, or a little more.
  public boolean hasNoRun(Duration within) throws Exception {
    if (Await.isSeen(BYSTANDERS, () -> ccusage.alive() == 0)) {
      return true;
    }
    ccusage.settle(program());
    return Await.isSeen(within, () -> ccusage.alive() == 0);
  }

  /// The processes that were started here, or by those, and live.
  public List<Long> living() throws IOException {
    return inhabitants.living();
  }

  /// Who plays which part in the latest run of ccusage; nobody when that is over.
  public Cast cast() throws IOException {
    List<Long> workers = ccusage.pids();
    return workers.isEmpty() ? new Cast(Map.of()) : Cast.of(workers.getLast(), inhabitants::isOne);
  }

  /// Waits until nothing lives here any more, and returns what still does; that is ended.
  public List<Long> windDown() throws Exception {
    ccusage.release();
    if (Await.isSeen(WIND_DOWN, () -> living().isEmpty())) {
      return List.of();
    }
    return inhabitants.end();
  }

  /// What the processes wrote to stderr.
  public String stderr() throws IOException {
    Path file = folder.resolve("stderr");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  /// Ends what is left, by its id, and removes the folder. Who comes second waits until it is done:
  /// one who leaves in a hurry must not be gone before.
  @Override
  public synchronized void close() throws IOException {
    if (!OPEN.contains(this)) {
      return;
    }
    boolean interrupted = Thread.interrupted(); // which would keep files from being read
    try {
      ccusage.release();
      for (Entrant entrant : entrants) {
        entrant.kill();
      }
      inhabitants.clear();
    } finally {
      OPEN.remove(this);
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Closes all that are open, whoever plays on them.
  public static void closeAll() {
    synchronized (OPEN) {
      leaving = true;
    }
    for (Ground ground : OPEN) {
      try {
        ground.close();
      } catch (IOException e) {
        System.err.println(ground.folder + " is left: " + e);
      }
    }
  }
}
