package dev.freshline.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The processes of this machine.
///
/// What tells processes apart is read from Linux's `/proc`. Where there is none, as on macOS, an
/// identity has its pid alone: it can be shown, but is not provable, so nothing is ever killed on
/// the strength of it.
public final class RealProcesses implements Processes {
  private static final Path PROC = Path.of("/proc");
  private static final Path BOOT_ID = PROC.resolve("sys/kernel/random/boot_id");
  private static final Path HOST_NAME = PROC.resolve("sys/kernel/hostname");
  private static final int ENVIRON_LIMIT = 1 << 20;

  private final Map<String, String> corrections;

  public RealProcesses() {
    this(Map.of());
  }

  /// @param corrections of the environment of children; an empty value takes a variable away
  public RealProcesses(Map<String, String> corrections) {
    this.corrections = Map.copyOf(corrections);
  }

  /// What this process is never changes, and a lease asks for it at each acquisition.
  private @Nullable ProcessIdentity self;

  /// The numeric user of this process, or -1 where the platform does not tell.
  public static long currentUid() {
    return CurrentUid.VALUE;
  }

  /// Asked for once: every look at a file of ours compares with it.
  private static final class CurrentUid {
    private static final long VALUE = read();

    private static long read() {
      try {
        return ((Number) Files.getAttribute(PROC.resolve("self"), "unix:uid")).longValue();
      } catch (IOException e) {
        return uidOfHome();
      }
    }
  }

  /// The name of this machine, or `localhost` where it is not told without asking the network.
  public static String hostName() {
    try {
      return Files.readString(HOST_NAME).trim();
    } catch (IOException e) {
      String name = System.getenv("HOSTNAME");
      return name == null || name.isBlank() ? "localhost" : name;
    }
  }

  /// Where systemd keeps this user's runtime directory, or null where there is none.
  public static @Nullable Path usualRuntimeDirectory() {
    Path usual = Path.of("/run/user/" + currentUid());
    return Files.isDirectory(usual, NOFOLLOW_LINKS) && Files.isWritable(usual) ? usual : null;
  }

  private static long uidOfHome() {
    try {
      Path home = Path.of(System.getProperty("user.home", "/"));
      return ((Number) Files.getAttribute(home, "unix:uid")).longValue();
    } catch (IOException e) {
      return -1;
    }
  }

  /// By way of `/proc/self`: the first use of a process handle starts what a render does not need.
  @Override
  public long pid() {
    try {
      return Long.parseLong(Files.readSymbolicLink(PROC.resolve("self")).toString());
    } catch (IOException | NumberFormatException e) {
      return ProcessHandle.current().pid();
    }
  }

  @Override
  public ProcessIdentity self() {
    ProcessIdentity known = self;
    if (known == null) {
      long pid = pid();
      ProcessIdentity found = find(pid);
      known = found == null ? new ProcessIdentity(pid, 0, "", 0, currentUid()) : found;
      self = known;
    }
    return known;
  }

  @Override
  public @Nullable ProcessIdentity find(long pid) {
    Path directory = PROC.resolve(Long.toString(pid));
    if (!Files.exists(PROC.resolve("self"), NOFOLLOW_LINKS)) {
      return ProcessHandle.of(pid).isPresent() ? new ProcessIdentity(pid, 0, "", 0, -1) : null;
    }
    try {
      String[] fields = statFields(directory);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return null;
      }
      return new ProcessIdentity(
          pid,
          Long.parseLong(fields[19]),
          Files.readString(BOOT_ID).trim(),
          pidNamespace(directory),
          ((Number) Files.getAttribute(directory, "unix:uid")).longValue());
    } catch (IOException e) {
      return null;
    }
  }

  /// Fields of `/proc/PID/stat` from the third (the state) on. The second, the program's name,
  /// stands in parentheses and may itself hold blanks and parentheses. Start ticks, field 22, are
  /// at index 19.
  private static String[] statFields(Path directory) throws IOException {
    String stat = Files.readString(directory.resolve("stat"), StandardCharsets.ISO_8859_1);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    if (fields.length < 20) {
      throw new IOException(directory + "/stat has " + fields.length + " fields, expected 20");
    }
    return fields;
  }

  /// The link reads `pid:[4026531836]`; another user's cannot be read.
  private static long pidNamespace(Path directory) {
    try {
      String link = Files.readSymbolicLink(directory.resolve("ns/pid")).toString();
      return Long.parseLong(link.substring(link.indexOf('[') + 1, link.length() - 1));
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public List<ProcessIdentity> withEnvironment(String name, String value) {
    var found = new ArrayList<ProcessIdentity>();
    long self = pid();
    long uid = currentUid();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path entry : entries) {
        long pid = Long.parseLong(entry.getFileName().toString());
        ProcessIdentity process = pid != self && carries(entry, name, value) ? find(pid) : null;
        if (process != null && process.uid() == uid) {
          found.add(process);
        }
      }
    } catch (IOException | DirectoryIteratorException e) {
      return found; // no /proc here, or it ended while we looked: what was seen is what there is
    }
    return found;
  }

  /// `/proc/PID/environ` is the environment at exec, each `NAME=VALUE` ended by a NUL.
  private static boolean carries(Path process, String name, String value) {
    byte[] environ;
    try (var in = Files.newInputStream(process.resolve("environ"))) {
      environ = in.readNBytes(ENVIRON_LIMIT);
    } catch (IOException e) {
      return false; // another user's, or gone
    }
    String text = '\0' + new String(environ, StandardCharsets.ISO_8859_1);
    String wanted = name + '=' + value;
    return text.contains(
        '\0'
            + new String(wanted.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)
            + '\0');
  }

  @Override
  public boolean kill(ProcessIdentity process) {
    // The handle is taken first: it remembers its own start time and refuses a reused pid.
    var handle = ProcessHandle.of(process.pid());
    return handle.isPresent()
        && process.isProvable()
        && process.equals(find(process.pid()))
        && handle.get().destroyForcibly();
  }

  @Override
  public Child start(ChildSpec spec) throws IOException {
    return ShellSupervisor.start(spec, corrections);
  }

  @Override
  public void detach(List<String> command) throws IOException {
    var whole = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, "freshline"));
    whole.addAll(command);
    new ProcessBuilder(whole)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// The shell ends at once, so that the command is nobody's descendant when a process tree is
  /// killed. Without `setsid` (macOS) perl makes the session; without both, the command only
  /// ignores a hang-up.
  private static final String DETACH =
      """
      if command -v setsid >/dev/null 2>&1; then
        setsid "$@" &
      elif command -v perl >/dev/null 2>&1; then
        perl -e 'use POSIX; setsid(); exec @ARGV' "$@" &
      else
        trap '' HUP
        "$@" &
      fi
      """;
}
