package dev.freshline.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The commands whose costs as whole processes are compared: the machine's floors, ours, and those
/// of others on the same input and the same transcripts.
final class Contestants {
  static final String EMPTY_JVM = "empty JVM program";
  static final String FLAGGED_JVM = "empty JVM program, our flags";
  static final String RENDER = "statusline";
  static final String NATIVE = "statusline, native client";
  static final String SHELL = "statusline, shell client";
  static final String CCLINE = "ccline 1.1.2, native";
  static final String CCUSAGE_UNCACHED = "ccusage 20.0.24, native, --no-cache";
  static final String CCSTATUSLINE = "ccstatusline 2.2.30, node";

  private static final String CCUSAGE = "@ccusage/ccusage-linux-x64/bin/ccusage";
  private static final Path NOTHING = Path.of("/dev/null");
  private static final int SESSIONS = 50;
  private static final int JOURNAL_BYTES = 1 << 20;

  private final Map<String, Command> commands = new LinkedHashMap<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private final Map<String, String> absent = new LinkedHashMap<>();

  /// Names of those that the resident process answers.
  private final List<String> answered = new ArrayList<>();

  private @Nullable Sandbox resident;

  Map<String, Command> commands() {
    return commands;
  }

  Command command(String name) {
    return Objects.requireNonNull(commands.get(name), name);
  }

  /// What each does, by name.
  Map<String, String> notes() {
    return notes;
  }

  /// Why those that could not be set up are not there, by name.
  Map<String, String> absent() {
    return absent;
  }

  void addFloors(Path folder) throws IOException {
    var home = new Sandbox(folder.resolve("floor"));
    Path source = home.resolve("Empty.java");
    Files.writeString(source, "class Empty { public static void main(String[] args) {} }");
    ToolProvider.getSystemJavaCompiler().run(null, null, null, source.toString());
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> plain = List.of(java, "-cp", home.home().toString(), "Empty");
    List<String> flagged =
        new ArrayList<>(
            List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx64m"));
    flagged.addAll(plain.subList(1, plain.size()));
    add("empty process", home.command(NOTHING, List.of("/bin/true")), "/bin/true");
    if (Files.isExecutable(Path.of("/bin/bash"))) {
      add("empty bash", home.command(NOTHING, List.of("/bin/bash", "-c", ":")), "bash -c :");
    }
    add(EMPTY_JVM, home.command(NOTHING, plain), "java with no flags");
    add(FLAGGED_JVM, home.command(NOTHING, flagged), "C1, serial collector");
  }

  void addOurs(Statusline statusline) throws IOException {
    Sandbox warm = statusline.warm("warm");
    add(RENDER, statusline.render(warm), "a reading, a start-up cache");
    Sandbox laden = statusline.warm("laden");
    statusline.shareStartUpCache(warm, laden);
    statusline.addSessions(laden, 1, SESSIONS);
    statusline.growJournal(laden, JOURNAL_BYTES);
    add(
        "statusline, laden",
        statusline.render(laden),
        SESSIONS + " sessions' ledgers, 1 MiB of journal");
    Sandbox cold = statusline.warm("cold");
    add(
        "statusline, no start-up cache",
        statusline.renderWithoutCache(cold),
        "as the very first render");
    add(
        "statusline, ccusage hangs",
        statusline.render(statusline.hanging("hanging", warm, "")),
        "a refresh is due, and another process is at it");
    add(
        "statusline, holder is stopped",
        statusline.render(statusline.hanging("stopped", warm, "STOP")),
        "the same, and that process has been stopped (SIGSTOP)");
    addResident(statusline, warm);
  }

  private void addResident(Statusline statusline, Sandbox warm) {
    try {
      resident = statusline.resident("resident", warm);
      answered(SHELL, statusline.byShellClient(resident), "bash asks the resident process");
      answered(
          SHELL + ", by way of sh", statusline.render(resident), "the same without naming bash");
      answered(
          NATIVE, statusline.byNativeClient(resident), "a program in C asks the resident process");
    } catch (IOException e) {
      for (String name : List.of(SHELL, NATIVE)) {
        if (!commands.containsKey(name)) {
          absent.put(name, String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private void answered(String name, Command command, String note) {
    add(name, command, note);
    answered.add(name);
  }

  /// Notes what the resident process itself used for a line.
  ///
  /// @param used for all lines together
  /// @param turns of each command that it answers
  void noteAnswering(Duration used, int turns) {
    double millis = used.toNanos() / 1e6 / turns / answered.size();
    for (String name : answered) {
      notes.computeIfPresent(
          name, (key, note) -> String.format(Locale.ROOT, "%s: %.1f ms CPU there", note, millis));
    }
  }

  /// Where the resident process of these renders lives, or null without one.
  @Nullable Sandbox resident() {
    return resident;
  }

  /// @param root of the repository
  /// @param transcripts that ccusage reads: a configuration directory of Claude Code's
  /// @param newest of the transcripts, for the input
  void addPeers(Path root, Path folder, Path transcripts, Path newest) {
    Peers peers;
    try {
      peers = Peers.of(root);
    } catch (IOException e) {
      absent.put("peers", String.valueOf(e.getMessage()));
      return;
    }
    var home = new PeerHome(folder, transcripts, newest);
    peer(
        "ccusage 20.0.24, native, cache hit",
        home,
        "primed: within the second for which its cache holds",
        () -> List.of(peers.program(CCUSAGE).toString(), "statusline", "--offline"));
    peer(
        CCUSAGE_UNCACHED,
        home,
        "reads all transcripts",
        () -> List.of(peers.program(CCUSAGE).toString(), "statusline", "--offline", "--no-cache"));
    peer(
        "ccusage 20.0.24, launcher, cache hit",
        home,
        "primed; node, then the native program",
        () -> {
          List<String> words = new ArrayList<>(peers.node("ccusage/src/cli.js"));
          words.addAll(List.of("statusline", "--offline"));
          return words;
        });
    peer(
        CCLINE,
        home,
        "no billing segments",
        () -> List.of(peers.program("@cometix/ccline-linux-x64/ccline").toString()));
    peer(
        CCSTATUSLINE,
        home,
        "node; its default segments",
        () -> peers.node("ccstatusline/dist/ccstatusline.js"));
  }

  /// ccusage that reads all of some transcripts, in a home of its own.
  static Command uncached(Peers peers, Path home, Path transcripts, Path newest)
      throws IOException {
    Sandbox own = new Sandbox(home).with("CLAUDE_CONFIG_DIR", transcripts).with("NO_COLOR", "1");
    return own.command(
        own.input("s-0", newest),
        List.of(peers.program(CCUSAGE).toString(), "statusline", "--offline", "--no-cache"));
  }

  private interface Words {
    List<String> of() throws IOException;
  }

  private void peer(String name, PeerHome home, String note, Words words) {
    try {
      Sandbox own = home.of(name);
      Command command = own.command(home.input(own), words.of());
      own.prepare(command.stdin(), command.words());
      add(name, note.startsWith("primed") ? command.asPrimed() : command, note);
    } catch (IOException e) {
      absent.put(name, String.valueOf(e.getMessage()));
    }
  }

  private void add(String name, Command command, String note) {
    commands.put(name, command);
    notes.put(name, note);
  }

  /// A home for each peer over the same transcripts.
  private record PeerHome(Path folder, Path transcripts, Path newest) {
    Sandbox of(String name) throws IOException {
      return new Sandbox(folder.resolve(name.replaceAll("[^a-z0-9]+", "-")))
          .with("CLAUDE_CONFIG_DIR", transcripts)
          .with("NO_COLOR", "1");
    }

    Path input(Sandbox home) throws IOException {
      return home.input("s-0", newest);
    }
  }
}
