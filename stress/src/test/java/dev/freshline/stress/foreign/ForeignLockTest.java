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

/// The locks of others do what their sources do, the faults included.
class ForeignLockTest {
  private static final Duration STALE = Duration.ofSeconds(35);

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("billing.lock");
  }

  private PidFile pidFile(boolean stealsFromLiving) {
    return new PidFile(file(), STALE, stealsFromLiving, WholeProcess.INSTANCE);
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
    var lock = new LockFolder(file(), STALE, null, WholeProcess.INSTANCE);
    Held first = held(lock.tryAcquire());
    assertThat(lock.tryAcquire()).isNull();
    age();
    assertThat(lock.tryAcquire()).isNotNull();
    first.release(); // of what is another's by now
    assertThat(file()).doesNotExist();
  }

  private ForeignLock lockOf(String profile, Self self) {
    return ForeignLock.of(Profiles.named(profile).lock(), folder, length -> length, self);
  }

  @Test
  void of_noLock_letsEverybodyIn() throws Exception {
    ForeignLock lock = lockOf("no-lock", WholeProcess.INSTANCE);
    assertThat(lock.tryAcquire()).isNotNull();
    assertThat(lock.tryAcquire()).isNotNull();
  }

  @Test
  void tryAcquire_kernelLock_isOneOwnersUntilItReleases() throws Exception {
    try (var self = new LogicalProcess()) {
      ForeignLock lock = lockOf("ticpu", self);
      Held first = held(lock.tryAcquire());
      assertThat(lock.tryAcquire()).isNull();
      first.release();
      assertThat(lock.tryAcquire()).isNotNull();
    }
    try (var successor = new LogicalProcess()) {
      assertThat(lockOf("ticpu", successor).tryAcquire()).as("of the dead").isNotNull();
    }
  }

  @Test
  void tryAcquire_pidFileOfALogicalProcess_livesAsLongAsItDoes() throws Exception {
    try (var owner = new LogicalProcess();
        var rival = new LogicalProcess()) {
      held(new PidFile(file(), STALE, false, owner).tryAcquire());
      var asked = new PidFile(file(), STALE, false, rival);
      assertThat(asked.tryAcquire()).isNull();
      owner.close();
      assertThat(asked.tryAcquire()).isNotNull();
    }
  }

  @Test
  void pid_ofAnEndedProcess_isRefused() throws Exception {
    var self = new LogicalProcess();
    self.close();
    assertThatThrownBy(self::pid).hasMessageContaining("ended");
  }

  @Test
  void of_leaseInAStore_isRefused() {
    assertThatThrownBy(() -> lockOf("client-go", WholeProcess.INSTANCE))
        .hasMessageContaining("lease");
  }
}
