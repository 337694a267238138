package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealProcessesTest extends ProcessesContract {
  private final RealProcesses processes = new RealProcesses();
  private final List<Process> started = new ArrayList<>();

  @TempDir private Path folder;

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Override
  Processes processes() {
    return processes;
  }

  @Override
  long spawn(Map<String, String> environment) throws IOException {
    // The shell says so once it has its environment; the program takes the shell's place.
    var builder = new ProcessBuilder("/bin/sh", "-c", "echo up; exec sleep 60");
    builder.environment().putAll(environment);
    Process process = builder.start();
    started.add(process);
    Programs.line(process);
    return process.pid();
  }

  @Override
  long zombie() throws IOException {
    // The parent becomes a program that never asks how its child ended.
    Process parent =
        Programs.sh(NAME + "=zombie sleep 0.1 >/dev/null & echo $!; exec sleep 60 >/dev/null");
    started.add(parent);
    long pid = Long.parseLong(Programs.line(parent));
    assertThat(Programs.eventually(() -> Programs.stateOf(pid) == 'Z')).isTrue();
    return pid;
  }

  @Override
  long dead() throws IOException {
    Process process = Programs.sh("exit 0");
    assertThat(Programs.eventually(() -> !process.isAlive())).isTrue();
    return process.pid();
  }

  @Override
  boolean hasEnded(long pid) {
    return Programs.eventually(() -> !Programs.isRunning(pid));
  }

  @Test
  void find_programWithAnOddName_isFound() throws IOException {
    Path odd = folder.resolve("a) Z (b");
    Files.copy(Path.of("/bin/sleep"), odd);
    Process process = new ProcessBuilder(odd.toString(), "60").start();
    started.add(process);
    assertThat(
            Programs.eventually(
                () -> process.info().command().filter(odd.toString()::equals).isPresent()))
        .isTrue();
    assertThat(processes.find(process.pid())).isNotNull();
  }

  @Test
  void start_correctedEnvironment_isTheChilds() throws IOException {
    Path lock = Files.createFile(folder.resolve("child.lock"));
    List<String> command =
        List.of("/bin/sh", "-c", "printf '%s, %s' \"$FRESHLINE_TEST_WORD\" \"${HOME-none}\"");
    var spec =
        new ChildSpec(
            command,
            lock,
            "FRESHLINE_TEST_CHILD",
            lock.toString(),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            1000);
    var corrected = new RealProcesses(Map.of("FRESHLINE_TEST_WORD", "ours", "HOME", ""));
    try (Child child = corrected.start(spec)) {
      Child.Exit exit = child.await(Duration.ofSeconds(20));
      assertThat(new String(Objects.requireNonNull(exit).output(), UTF_8)).isEqualTo("ours, none");
    }
  }

  @Test
  void detach_command_hasASessionOfItsOwnAndIsNobodysDescendant() throws IOException {
    Path pidFile = folder.resolve("pid");
    processes.detach(
        List.of("/bin/sh", "-c", "echo $$ > \"$1\"; exec sleep 60", "sh", pidFile.toString()));
    assertThat(Programs.eventually(() -> pidFile.toFile().length() > 1)).isTrue();
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    try {
      assertThat(session(pid)).isEqualTo(pid);
      assertThat(ProcessHandle.current().descendants().map(ProcessHandle::pid)).doesNotContain(pid);
      assertThat(Files.readSymbolicLink(Path.of("/proc/" + pid + "/fd/0")))
          .isEqualTo(Path.of("/dev/null"));
    } finally {
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /// Field 6 of `/proc/PID/stat`.
  private static long session(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"), UTF_8);
    return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[3]);
  }

  @Test
  void detach_whoeverAskedIsKilled_livesOn() throws IOException {
    Path pidFile = folder.resolve("pid");
    Process asking = Programs.java(DetachingParent.class, pidFile.toString());
    assertThat(Programs.eventually(() -> pidFile.toFile().length() > 1)).isTrue();
    asking.descendants().forEach(ProcessHandle::destroyForcibly);
    asking.destroyForcibly();
    assertThat(Programs.eventually(() -> !asking.isAlive())).isTrue();
    long pid = Long.parseLong(Files.readString(pidFile).strip());
    assertThat(Programs.isRunning(pid)).isTrue();
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}
