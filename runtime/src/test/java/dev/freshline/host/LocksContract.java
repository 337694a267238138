package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.Disk.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What [Locks] promise, between two processes.
abstract class LocksContract {
  abstract Locks locks();

  abstract Disk disk();

  /// An empty directory of ours.
  abstract Path folder();

  abstract void place(Path path, Kind kind) throws IOException;

  /// The pid of the process that [#locks] are seen by.
  abstract long pid();

  /// Another process that holds the lock on a file.
  interface Rival extends AutoCloseable {
    long pid();

    /// Ends it without giving it a chance to release.
    void kill() throws IOException;

    /// Lets it release and go on.
    void release() throws IOException;

    @Override
    void close();
  }

  /// Starts a process that has taken the lock by the time this returns.
  abstract Rival rival(Path file) throws IOException;

  private Path file() {
    return folder().resolve("lock");
  }

  private Locks.Held held() throws IOException {
    return Objects.requireNonNull(locks().tryLock(file()));
  }

  /// A killed process may take a moment to die.
  private boolean isFreeSoon() {
    return Programs.eventually(
        () -> {
          try (Locks.Held held = locks().tryLock(file())) {
            return held != null;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  @Test
  void tryLock_nothingThere_createsAnEmptyFile() throws IOException {
    try (Locks.Held held = held()) {
      Disk.Facts facts = Objects.requireNonNull(disk().stat(file()));
      assertThat(facts.kind()).isEqualTo(Kind.FILE);
      assertThat(facts.size()).isZero();
      assertThat(held.inode()).isEqualTo(facts.inode());
    }
  }

  @Test
  void tryLock_heldHere_isNull() throws IOException {
    try (Locks.Held held = held()) {
      assertThat(locks().tryLock(file())).isNull();
    }
  }

  @Test
  void close_held_isFreeAgain() throws IOException {
    held().close();
    held().close();
    assertThat(disk().stat(file())).isNotNull();
  }

  @Test
  void close_twice_doesNotFreeTheNextHolder() throws IOException {
    Locks.Held first = held();
    first.close();
    try (Locks.Held second = held()) {
      first.close();
      assertThat(locks().tryLock(file())).isNull();
      assertThat(locks().ownerOf(file())).hasValue(pid());
    }
  }

  @Test
  void tryLock_otherFile_isItsOwn() throws IOException {
    try (Locks.Held held = held();
        Locks.Held other = locks().tryLock(folder().resolve("other"))) {
      assertThat(other).isNotNull();
    }
  }

  @Test
  void ownerOf_held_isThisProcess() throws IOException {
    try (Locks.Held held = held()) {
      assertThat(locks().ownerOf(file())).hasValue(pid());
    }
    assertThat(locks().ownerOf(file())).isEmpty();
  }

  @Test
  void ownerOf_nothingThere_isNobody() throws IOException {
    assertThat(locks().ownerOf(file())).isEmpty();
  }

  @Test
  void tryLock_fileIsReadMeanwhile_staysHeld() throws IOException {
    try (Locks.Held held = held()) {
      assertThat(disk().read(file(), 10)).isEmpty();
      assertThat(disk().stat(file())).isNotNull();
      assertThat(locks().ownerOf(file())).hasValue(pid());
    }
  }

  @ParameterizedTest
  @EnumSource(names = "FILE", mode = EnumSource.Mode.EXCLUDE)
  void tryLock_noRegularFile_isRefused(Kind kind) throws IOException {
    place(file(), kind);
    assertThatThrownBy(() -> locks().tryLock(file())).isInstanceOf(IOException.class);
  }

  @Test
  void tryLock_refusedOnce_canBeHadOnceItIsRight() throws IOException {
    place(file(), Kind.SYMLINK);
    assertThatThrownBy(() -> locks().tryLock(file())).isInstanceOf(IOException.class);
    disk().delete(file());
    held().close();
  }

  @Test
  void tryLock_fileReplacedWhileHeld_isAnotherLock() throws IOException {
    try (Locks.Held held = held()) {
      replace();
      Disk.Facts facts = Objects.requireNonNull(disk().stat(file()));
      assertThat(facts.inode()).isNotEqualTo(held.inode());
    }
    try (Locks.Held anew = held()) {
      assertThat(anew.inode()).isEqualTo(Objects.requireNonNull(disk().stat(file())).inode());
      assertThat(locks().ownerOf(file())).hasValue(pid());
    }
  }

  @Test
  void tryLock_fileReplacedBetween_locksTheNewOne() throws IOException {
    held().close();
    replace();
    try (Locks.Held anew = held()) {
      assertThat(anew.inode()).isEqualTo(Objects.requireNonNull(disk().stat(file())).inode());
    }
  }

  private void replace() throws IOException {
    Path made = folder().resolve("made");
    disk().create(made, new byte[0]);
    disk().rename(made, file());
  }

  @Test
  void tryLock_heldByAnotherProcess_isNullAndNamesIt() throws IOException {
    try (Rival rival = rival(file())) {
      assertThat(locks().tryLock(file())).isNull();
      assertThat(locks().ownerOf(file())).hasValue(rival.pid());
    }
  }

  @Test
  void tryLock_releasedByAnotherProcess_canBeHad() throws IOException {
    try (Rival rival = rival(file())) {
      rival.release();
      held().close();
    }
  }

  @Test
  void tryLock_holderWasKilled_isFree() throws IOException {
    try (Rival rival = rival(file())) {
      rival.kill();
      assertThat(isFreeSoon()).isTrue();
    }
  }

  @Test
  void tryLock_replacedWhileAnotherHolds_isGrantedBesideIt() throws IOException {
    // Why a holder must check its inode before it publishes.
    try (Rival rival = rival(file())) {
      replace();
      held().close();
    }
  }

  /// Whatever this process has open of the old file, the new one decides.
  @Test
  void tryLock_replacedByAFileThatAnotherHolds_isNull() throws IOException {
    held().close();
    replace();
    try (Rival rival = rival(file())) {
      assertThat(locks().tryLock(file())).isNull();
      rival.release();
      held().close();
    }
  }

  @Test
  void tryLock_replacedByALink_isRefusedAndHoldsNothing() throws IOException {
    held().close();
    disk().delete(file());
    place(file(), Kind.SYMLINK);
    assertThatThrownBy(() -> locks().tryLock(file())).isInstanceOf(IOException.class);
    disk().delete(file());
    try (Rival rival = rival(file())) {
      assertThat(locks().ownerOf(file())).hasValue(rival.pid());
    }
  }
}
