package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The supervisor with real processes, where `flock` and `timeout` are present.
class ShellSupervisorTest {
  static final String MARKER = "FRESHLINE_TEST_CHILD";
  private static final Duration PATIENCE = ofSeconds(20);

  private final RealProcesses processes = new RealProcesses();

  @TempDir Path folder;

  @BeforeEach
  void anOrphanLock() throws IOException {
    Files.createFile(lock());
  }

  /// Nothing of a child may outlive its test.
  @AfterEach
  void nothingIsLeft() {
    boolean nothing = Programs.eventually(() -> marked().isEmpty());
    marked().forEach(processes::kill);
    assertThat(nothing).isTrue();
  }

  Path lock() {
    return folder.resolve("child.lock");
  }

  /// Changes to the environment of supervisor and child.
  Map<String, String> environment() {
    return Map.of();
  }

  private List<ProcessIdentity> marked() {
    return processes.withEnvironment(MARKER, lock().toString());
  }

  private ChildSpec spec(Duration timeout, int outputLimit, String... command) {
    return new ChildSpec(
        List.of(command), lock(), MARKER, lock().toString(), timeout, ofMillis(300), outputLimit);
  }

  private Child start(Duration timeout, String script) throws IOException {
    return ShellSupervisor.start(spec(timeout, 1 << 20, "/bin/sh", "-c", script), environment());
  }

  private Child.Exit run(Duration timeout, String script) throws IOException {
    try (Child child = start(timeout, script)) {
      return end(child);
    }
  }

  private static Child.Exit end(Child child) {
    return Objects.requireNonNull(child.await(PATIENCE));
  }

  private static String output(Child.Exit exit) {
    return new String(exit.output(), UTF_8);
  }

  /// A pid that a script leaves in a file.
  private long pid(String file) throws IOException {
    Path path = folder.resolve(file);
    assertThat(Programs.eventually(() -> path.toFile().length() > 1)).isTrue();
    return Long.parseLong(Files.readString(path).strip());
  }

  private static void assertEnds(long pid) {
    assertThat(Programs.eventually(() -> !Programs.isRunning(pid))).isTrue();
  }

  @Test
  void await_childEnds_tellsItsCodeAndOutput() throws IOException {
    Child.Exit exit = run(PATIENCE, "echo out; echo err >&2; exit 3");
    assertThat(exit.code()).isEqualTo(3);
    assertThat(exit.started()).isTrue();
    assertThat(output(exit)).isEqualTo("out\n");
    assertThat(exit.errors()).isEqualTo("err\n");
    assertThat(exit.overflowed()).isFalse();
  }

  @Test
  void start_arguments_areNoShellsBusiness() throws IOException {
    try (Child child =
        ShellSupervisor.start(
            spec(
                PATIENCE, 1000, "/bin/sh", "-c", "printf '<%s>' \"$@\"", "sh", "a b", "$HOME;", ""),
            environment())) {
      assertThat(output(end(child))).isEqualTo("<a b><$HOME;><>");
    }
  }

  @Test
  void await_outputOfMoreThanAPipe_isAllThere() throws IOException {
    Child.Exit exit =
        run(
            PATIENCE,
            "i=0; while [ $i -lt 2000 ]; do"
                + " echo 0123456789012345678901234567890123456789012345678901234567890123456789"
                + "01234567890123456789012345678; i=$((i + 1)); done");
    assertThat(exit.output()).hasSize(200_000);
    assertThat(exit.code()).isZero();
  }

  @Test
  void await_errorsWithoutEnd_areCutAndDoNotBlock() throws IOException {
    Child.Exit exit =
        run(
            PATIENCE,
            "i=0; while [ $i -lt 4000 ]; do echo 0123456789012345678901234567890123456789 >&2;"
                + " i=$((i + 1)); done; echo ok");
    assertThat(output(exit)).isEqualTo("ok\n");
    assertThat(exit.errors()).hasSize(4096);
    assertThat(exit.overflowed()).isFalse();
  }

  @Test
  void await_moreThanTheLimit_endsTheChild() throws IOException {
    try (Child child =
        ShellSupervisor.start(
            spec(PATIENCE, 1000, "/bin/sh", "-c", "while :; do echo 0123456789; done"),
            environment())) {
      Child.Exit exit = end(child);
      assertThat(exit.overflowed()).isTrue();
      assertThat(exit.output()).hasSize(1000);
    }
  }

  @Test
  void await_exactlyTheLimit_isWhole() throws IOException {
    try (Child child =
        ShellSupervisor.start(
            spec(PATIENCE, 10, "/bin/sh", "-c", "printf 0123456789"), environment())) {
      Child.Exit exit = end(child);
      assertThat(exit.overflowed()).isFalse();
      assertThat(output(exit)).isEqualTo("0123456789");
    }
  }

  @Test
  void start_missingProgram_endsWith127() throws IOException {
    try (Child child =
        ShellSupervisor.start(
            spec(PATIENCE, 1000, folder.resolve("absent").toString()), environment())) {
      assertThat(end(child).code()).isEqualTo(127);
    }
  }

  @Test
  void start_childsInput_endsAtOnce() throws IOException {
    assertThat(output(run(PATIENCE, "cat; echo end"))).isEqualTo("end\n");
  }

  @Test
  void await_timeout_endsTheChild() throws IOException {
    Child.Exit exit = run(ofMillis(300), "echo $$ > " + folder.resolve("pid") + "; exec sleep 60");
    assertThat(exit.started()).isTrue();
    assertThat(exit.code()).isEqualTo(Child.TIMED_OUT);
    assertEnds(pid("pid"));
  }

  @Test
  void await_timeout_endsAGrandchildThatHoldsTheOutput() throws IOException {
    Child.Exit exit =
        run(ofMillis(300), "sleep 60 & echo $! > " + folder.resolve("pid") + "; wait");
    assertThat(exit.code()).isEqualTo(Child.TIMED_OUT);
    assertEnds(pid("pid"));
  }

  @Test
  void await_childIsGone_endsAGrandchildThatStayed() throws IOException {
    Child.Exit exit = run(PATIENCE, "sleep 60 & echo $! > " + folder.resolve("pid"));
    assertThat(exit.code()).isZero();
    assertEnds(pid("pid"));
  }

  @Test
  void await_notYetOver_isNull() throws IOException {
    try (Child child = start(PATIENCE, "exec sleep 60")) {
      assertThat(child.await(ofMillis(50))).isNull();
    }
  }

  @Test
  void kill_running_endsTheGroup() throws IOException {
    try (Child child =
        start(PATIENCE, "trap '' TERM; sleep 60 & echo $! > " + folder.resolve("pid") + "; wait")) {
      long grandchild = pid("pid");
      child.kill();
      assertThat(end(child).started()).isTrue();
      assertEnds(grandchild);
    }
  }

  @Test
  void close_running_endsTheGroup() throws IOException {
    long grandchild;
    try (Child child =
        start(PATIENCE, "sleep 60 & echo $! > " + folder.resolve("pid") + "; wait")) {
      grandchild = pid("pid");
      assertThat(child.await(Duration.ZERO)).isNull();
    }
    assertEnds(grandchild);
    assertThat(Programs.eventually(() -> marked().isEmpty())).isTrue();
  }

  @Test
  void start_orphanHoldsTheLock_startsNothing() throws IOException {
    try (Child orphan =
        start(PATIENCE, "echo $$ > " + folder.resolve("orphan") + "; exec sleep 60")) {
      assertThat(Programs.isRunning(pid("orphan"))).isTrue();
      assertThat(orphan.await(Duration.ZERO)).isNull();
      Child.Exit exit = run(PATIENCE, "echo $$ > " + folder.resolve("pid"));
      assertThat(exit.started()).isFalse();
      assertThat(exit.code()).isEqualTo(Child.ORPHAN_ALIVE);
      assertThat(folder.resolve("pid")).doesNotExist();
      assertThat(isLockHeld()).isTrue();
    }
  }

  @Test
  void await_childIsGone_theLockIsFree() throws IOException {
    run(PATIENCE, "true");
    assertThat(isLockHeld()).isFalse();
  }

  /// As `flock(1)` sees it; Java's own locks are of another kind.
  private boolean isLockHeld() {
    try {
      Process process =
          new ProcessBuilder("flock", "-n", lock().toString(), "true").inheritIO().start();
      return process.waitFor() != 0;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void start_orphanLockIsMissing_startsNothing() throws IOException {
    Files.delete(lock());
    Child.Exit exit = run(PATIENCE, "true");
    assertThat(exit.started()).isFalse();
    assertThat(exit.code()).isNotEqualTo(Child.ORPHAN_ALIVE);
  }

  @Test
  void start_noTools_startsNothingAndSaysWhich() throws IOException {
    try (Child child =
        ShellSupervisor.start(
            spec(PATIENCE, 1000, "/bin/true"), Map.of("PATH", folder.toString()))) {
      Child.Exit exit = end(child);
      assertThat(exit.started()).isFalse();
      assertThat(exit.errors()).contains("expected timeout and flock, or perl");
    }
  }

  @Test
  void parentIsKilled_running_endsTheGroup() throws IOException {
    Process parent =
        Programs.java(
            environment(),
            SupervisingParent.class,
            lock().toString(),
            MARKER,
            "sleep 60 & echo $! > " + folder.resolve("pid") + "; wait");
    long grandchild = pid("pid");
    parent.destroyForcibly();
    assertEnds(grandchild);
    assertThat(Programs.eventually(() -> marked().isEmpty())).isTrue();
  }

  @Test
  void supervisorIsKilled_running_closeEndsTheGroup() throws IOException {
    try (Child child = start(PATIENCE, "echo $$ > " + folder.resolve("pid") + "; exec sleep 60")) {
      long pid = pid("pid");
      killSupervisor(pid);
      Child.Exit exit = end(child);
      assertThat(exit.code()).isEqualTo(137);
      assertThat(exit.started()).isTrue();
    }
    assertEnds(pid("pid"));
    assertThat(Programs.eventually(() -> marked().isEmpty())).isTrue();
  }

  /// The supervisor is our own child, and the child's ancestor.
  private static void killSupervisor(long child) {
    long self = ProcessHandle.current().pid();
    var line = new ArrayList<ProcessHandle>();
    for (var at = ProcessHandle.of(child); at.isPresent(); at = at.get().parent()) {
      if (at.get().pid() == self) {
        line.getLast().destroyForcibly();
        return;
      }
      line.add(at.get());
    }
    throw new IllegalStateException("pid " + child + " is no descendant of ours");
  }
}
