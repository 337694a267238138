package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// What [Processes] promise of processes that they did not start.
abstract class ProcessesContract {
  static final String NAME = "FRESHLINE_TEST_MARK";

  abstract Processes processes();

  /// Starts a process of this user that lives on; returns its pid once it can be seen.
  abstract long spawn(Map<String, String> environment) throws IOException;

  /// A process that has ended and was not reaped.
  abstract long zombie() throws IOException;

  /// A process that has ended and was reaped.
  abstract long dead() throws IOException;

  /// Whether a process runs; waits a moment for one that was just killed.
  abstract boolean hasEnded(long pid);

  private ProcessIdentity found(long pid) {
    return Objects.requireNonNull(processes().find(pid));
  }

  @Test
  void self_isProvableAndCanBeFound() {
    ProcessIdentity self = processes().self();
    assertThat(self.pid()).isEqualTo(processes().pid());
    assertThat(self.isProvable()).isTrue();
    assertThat(processes().find(self.pid())).isEqualTo(self);
  }

  @Test
  void find_livingProcess_isOfThisUserAndStaysTheSame() throws IOException {
    long pid = spawn(Map.of());
    ProcessIdentity process = found(pid);
    assertThat(process.pid()).isEqualTo(pid);
    assertThat(process.isProvable()).isTrue();
    assertThat(process.uid()).isEqualTo(processes().self().uid());
    assertThat(process.bootId()).isEqualTo(processes().self().bootId());
    assertThat(found(pid)).isEqualTo(process);
  }

  @Test
  void find_dead_isNull() throws IOException {
    assertThat(processes().find(dead())).isNull();
  }

  @Test
  void find_zombie_isNull() throws IOException {
    assertThat(processes().find(zombie())).isNull();
  }

  @Test
  void withEnvironment_carriers_areFoundAndNoOthers() throws IOException {
    long carrier = spawn(Map.of(NAME, "a value=x"));
    spawn(Map.of(NAME, "a value=xy"));
    spawn(Map.of("OTHER_" + NAME, "a value=x"));
    spawn(Map.of());
    assertThat(processes().withEnvironment(NAME, "a value=x")).containsExactly(found(carrier));
  }

  @Test
  void withEnvironment_zombie_isNotFound() throws IOException {
    zombie();
    assertThat(processes().withEnvironment(NAME, "zombie")).isEmpty();
  }

  @Test
  void kill_found_endsIt() throws IOException {
    long pid = spawn(Map.of());
    assertThat(processes().kill(found(pid))).isTrue();
    assertThat(hasEnded(pid)).isTrue();
    assertThat(processes().find(pid)).isNull();
  }

  @Test
  void kill_otherStartTicks_isRefused() throws IOException {
    long pid = spawn(Map.of());
    ProcessIdentity now = found(pid);
    var earlier =
        new ProcessIdentity(pid, now.startTicks() - 1, now.bootId(), now.pidNamespace(), now.uid());
    assertThat(processes().kill(earlier)).isFalse();
    assertThat(found(pid)).isEqualTo(now);
  }

  @Test
  void kill_otherBootNamespaceOrUser_isRefused() throws IOException {
    long pid = spawn(Map.of());
    ProcessIdentity p = found(pid);
    assertThat(
            processes()
                .kill(new ProcessIdentity(pid, p.startTicks(), "other", p.pidNamespace(), p.uid())))
        .isFalse();
    assertThat(processes().kill(new ProcessIdentity(pid, p.startTicks(), p.bootId(), 1, p.uid())))
        .isFalse();
    assertThat(
            processes()
                .kill(
                    new ProcessIdentity(
                        pid, p.startTicks(), p.bootId(), p.pidNamespace(), p.uid() + 1)))
        .isFalse();
    assertThat(found(pid)).isEqualTo(p);
  }

  @Test
  void kill_unprovable_isRefused() throws IOException {
    long pid = spawn(Map.of());
    assertThat(processes().kill(new ProcessIdentity(pid, 0, "", 0, -1))).isFalse();
    assertThat(found(pid).pid()).isEqualTo(pid);
  }

  @Test
  void kill_dead_isRefused() throws IOException {
    long pid = spawn(Map.of());
    ProcessIdentity process = found(pid);
    processes().kill(process);
    assertThat(hasEnded(pid)).isTrue();
    assertThat(processes().kill(process)).isFalse();
  }
}
