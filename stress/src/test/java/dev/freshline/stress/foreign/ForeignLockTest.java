package dev.freshline.stress.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.stress.foreign.ForeignLock.Held;
import dev.freshline.stress.protocol.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The locks of others do what their sources do, the faults included.
class ForeignLockTest {
  private static final Duration STALE = Duration.ofSeconds(35);

  private final ForeignHost host = ForeignHost.real();

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("billing.lock");
  }

  private PidFile pidFile(boolean stealsFromLiving) {
    return new PidFile(host, file(), STALE, stealsFromLiving);
  }

  private void age() throws IOException {
    Files.setLastModifiedTime(
        file(), FileTime.fromMillis(System.currentTimeMillis() - 2 * STALE.toMillis()));
  }

  private static Held held(@Nullable Held held) {
    return Objects.requireNonNull(held, "not acquired");
  }

  @Test
  void tryAcquire_pidFileOfTheLiving_isRefused() throws Exception {
    Held held = held(pidFile(true).tryAcquire());
    assertThat(pidFile(true).tryAcquire()).isNull();
    held.release();
    assertThat(pidFile(true).tryAcquire()).isNotNull();
  }

  @Test
  void tryAcquire_oldPidFileOfTheLiving_isStolenWhereTheSourceDoes() throws Exception {
    held(pidFile(true).tryAcquire());
    age();
    assertThat(pidFile(false).tryAcquire()).isNull();
    assertThat(pidFile(true).tryAcquire()).isNotNull();
  }

  @Test
  void tryAcquire_pidFileOfTheDead_isStolen() throws Exception {
    Process dead = new ProcessBuilder("true").start();
    dead.waitFor();
    Files.writeString(file(), Long.toString(dead.pid()));
    assertThat(pidFile(false).tryAcquire()).isNotNull();
  }

  @Test
  void tryAcquire_folder_isOneOwnersUntilItIsStale() throws Exception {
    var lock = new LockFolder(host, file(), STALE, null);
    Held first = held(lock.tryAcquire());
    assertThat(lock.tryAcquire()).isNull();
    age();
    assertThat(lock.tryAcquire()).isNotNull();
    first.release(); // of what is another's by now
    assertThat(file()).doesNotExist();
  }

  @Test
  void of_noLock_letsEverybodyIn() throws Exception {
    ForeignLock lock =
        ForeignLock.of(Profiles.named("no-lock").lock(), host, folder, length -> length);
    assertThat(lock.tryAcquire()).isNotNull();
    assertThat(lock.tryAcquire()).isNotNull();
  }

  @Test
  void of_kernelLock_isOneOwnersUntilItReleases() throws Exception {
    ForeignLock lock =
        ForeignLock.of(Profiles.named("ticpu").lock(), host, folder, length -> length);
    Held held = held(lock.tryAcquire());
    assertThat(lock.tryAcquire()).isNull();
    held.release();
    assertThat(lock.tryAcquire()).isNotNull();
  }

  @Test
  void tryAcquire_row_isOneOwnersUntilItsTimeIsOver() throws Exception {
    var lasting = new LeaseRow(host, file(), STALE, null);
    Held first = held(lasting.tryAcquire());
    assertThat(lasting.tryAcquire()).isNull();
    first.release();
    held(new LeaseRow(host, file(), Duration.ZERO, null).tryAcquire());
    assertThat(lasting.tryAcquire()).isNotNull();
  }

  @Test
  void of_leaseWithoutATimeToLive_isRefused() {
    assertThatThrownBy(
            () -> ForeignLock.of(Profiles.named("shedlock").lock(), host, folder, length -> length))
        .hasMessageContaining("lock.staleAfter");
  }

  private @Nullable Held tryAs(LogicalProcess process, String profile) throws IOException {
    return ForeignLock.of(Profiles.named(profile).lock(), process.host(), folder, length -> length)
        .tryAcquire();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ticpu", "review"})
  void tryAcquire_ofALogicalProcess_isHeldAsLongAsItLives(String profile) throws Exception {
    try (var owner = new LogicalProcess();
        var rival = new LogicalProcess()) {
      held(tryAs(owner, profile));
      assertThat(tryAs(rival, profile)).isNull();
      owner.close();
      assertThat(tryAs(rival, profile)).isNotNull();
    }
  }

  @Test
  void host_ofAnEndedProcess_refusesItsSteps() throws Exception {
    var process = new LogicalProcess();
    ForeignHost ended = process.host();
    process.close();
    assertThatThrownBy(() -> ended.port().pid()).hasMessageContaining("ended");
    assertThatThrownBy(() -> ended.clock().pause(Duration.ZERO)).hasMessageContaining("ended");
    assertThatThrownBy(() -> ended.locks().tryLock(file())).hasMessageContaining("ended");
    assertThatThrownBy(() -> ended.port().makeDirectory(file())).hasMessageContaining("ended");
  }
}
