package dev.freshline.lease;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.Disk;
import dev.freshline.host.Host;
import dev.freshline.host.Locks;
import dev.freshline.host.MemoryDisk;
import dev.freshline.wire.Json;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeasesTest {
  private final Runs runs = new Runs();
  private final MemoryDisk disk = runs.machine.disk;

  private long wall() {
    return runs.machine.clock.now().epochMillis();
  }

  @Test
  void tryAcquire_free_isHeldAndShown() {
    Lease lease = Runs.acquire(runs.leases(), "abc");
    assertThat(lease.record().session()).isEqualTo("abc");
    assertThat(lease.record().host()).isEqualTo("desk");
    assertThat(lease.record().holdFor()).isEqualTo(Runs.LEASE_FOR);
    assertThat(lease.record().process()).isEqualTo(runs.machine.processes.self());
    assertThat(runs.leases().holder()).isEqualTo(new Holder.Known(lease.record()));
  }

  @Test
  void tryAcquire_rivalHolds_isBusyAndNamesIt() {
    Lease rival = runs.rival("theirs");
    assertThat(runs.leases().tryAcquire("ours", 0))
        .isEqualTo(new Acquisition.Busy(new Holder.Known(rival.record())));
  }

  @Test
  void tryAcquire_rivalLeftNoRecord_isBusyWithAnUnknown() throws IOException {
    Lease rival = runs.rival("theirs");
    disk.delete(Runs.FILES.holder());
    assertThat(runs.leases().tryAcquire("ours", 0))
        .isEqualTo(new Acquisition.Busy(new Holder.Unknown("no record")));
    assertThat(rival.isIntact()).isTrue();
  }

  @Test
  void tryAcquire_damagedRecord_isBusyWithAnUnknown() throws IOException {
    Lease rival = runs.rival("theirs");
    disk.put(Runs.FILES.holder(), "freshline 1 0 2\n{}");
    assertThat(runs.leases().tryAcquire("ours", 0))
        .isInstanceOfSatisfying(
            Acquisition.Busy.class,
            busy ->
                assertThat(busy.holder())
                    .isInstanceOfSatisfying(
                        Holder.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("checksum")));
    assertThat(rival.isIntact()).isTrue();
  }

  @Test
  void tryAcquire_holderDied_isHeld() {
    Lease rival = runs.rival("theirs");
    runs.machine.processes.end(rival.record().process().pid());
    Lease ours = Runs.acquire(runs.leases(), "ours");
    assertThat(ours.token()).isGreaterThan(rival.token());
    assertThat(ours.died()).isEqualTo(rival.record());
  }

  @Test
  void tryAcquire_holderReleased_nobodyDied() {
    runs.rival("theirs").close();
    assertThat(Runs.acquire(runs.leases(), "ours").died()).isNull();
  }

  @Test
  void tryAcquire_lockReplacedUnderALivingHolder_nobodyDied() throws IOException {
    runs.rival("theirs");
    disk.delete(Runs.FILES.lock());
    assertThat(Runs.acquire(runs.leases(), "ours").died()).isNull();
  }

  @Test
  void tryAcquire_directoryIsALink_isRefused() {
    disk.place(Runs.DIRECTORY, Disk.Kind.SYMLINK, MemoryDisk.OWNER);
    assertThat(runs.leases().tryAcquire("", 0))
        .isInstanceOfSatisfying(
            Acquisition.Refused.class,
            refused -> assertThat(refused.why()).contains(Runs.DIRECTORY.toString()));
  }

  @Test
  void tryAcquire_lockIsADirectory_isRefused() {
    disk.place(Runs.FILES.lock(), Disk.Kind.DIRECTORY, MemoryDisk.OWNER);
    assertThat(runs.leases().tryAcquire("", 0))
        .isInstanceOfSatisfying(
            Acquisition.Refused.class,
            refused -> assertThat(refused.why()).contains(Runs.FILES.lock().toString()));
  }

  @Test
  void tryAcquire_readOnlyDirectory_isRefused() throws IOException {
    disk.secureDirectory(Runs.DIRECTORY);
    disk.makeReadOnly(Runs.DIRECTORY);
    assertThat(runs.leases().tryAcquire("", 0)).isInstanceOf(Acquisition.Refused.class);
  }

  /// Tokens as distances from the wall clock in milliseconds.
  @ParameterizedTest
  @CsvSource({
    "published behind,          -9, -9, -9, 0",
    "published ahead,            7, -9, -9, 8",
    "holder's record ahead,     -9,  7, -9, 8",
    "last holder's ahead,       -9, -9,  7, 8",
    "all ahead,                  5,  6,  7, 8",
    "published now,              0, -9, -9, 1",
    "one behind the wall clock, -1, -1, -1, 0"
  })
  void token_isAboveAllSeenAndTheWallClock(
      String what, long published, long holder, long last, long expected) {
    runs.write(Runs.FILES.holder(), runs.record(wall() + holder));
    runs.write(Runs.FILES.lastHolder(), runs.record(wall() + last));
    assertThat(runs.leases().tryAcquire("", wall() + published))
        .isInstanceOfSatisfying(
            Lease.class, lease -> assertThat(lease.token() - wall()).isEqualTo(expected));
  }

  @Test
  void token_clockWentBack_stillGrows() {
    long first = releasedToken();
    runs.machine.clock.step(Duration.ofDays(-365));
    long second = releasedToken();
    assertThat(second).isEqualTo(first + 1);
    assertThat(releasedToken()).isEqualTo(second + 1);
  }

  /// Else what is published with the token after it could not be read any more.
  @Test
  void token_recordsForgedToTheLimitOfTokens_areNotBuiltOn() {
    runs.write(Runs.FILES.holder(), runs.record(1L << 50));
    runs.write(Runs.FILES.lastHolder(), runs.record((1L << 49) + 1));
    assertThat(releasedToken()).isEqualTo(wall());
    runs.write(Runs.FILES.holder(), runs.record(1L << 49));
    assertThat(releasedToken()).isEqualTo((1L << 49) + 1);
  }

  @Test
  void token_allFilesLost_growsWithTheWallClock() throws IOException {
    long first = releasedToken();
    disk.deleteTree(Runs.DIRECTORY);
    runs.machine.clock.advance(Duration.ofMillis(1));
    assertThat(releasedToken()).isGreaterThan(first);
  }

  private long releasedToken() {
    try (Lease lease = Runs.acquire(runs.leases(), "")) {
      return lease.token();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "pid, 0",
    "pid, -1",
    "token, -1",
    "token, 9223372036854775807",
    "token, \"7\"",
    "holdForMillis, 0",
    "holdForMillis, -1",
    "holdForMillis, 9223372036854775807",
    "since, {}",
    "nonce, null",
    "bootId, 7"
  })
  void holder_impossibleRecord_isUnknownAndNotCounted(String field, String value)
      throws IOException {
    var forged = (ObjectNode) runs.record(wall() + 50).toJson();
    forged.set(field, Json.read(value.getBytes(UTF_8)));
    disk.secureDirectory(Runs.DIRECTORY);
    new RecordFile(disk, Runs.FILES.holder(), 4096, new Random(1)).write(forged);
    assertThat(runs.leases().holder()).isInstanceOf(Holder.Unknown.class);
    assertThat(Runs.acquire(runs.leases(), "").token()).isEqualTo(wall());
  }

  @Test
  void close_held_movesTheRecordAsideAndFrees() {
    Lease lease = Runs.acquire(runs.leases(), "abc");
    String record = disk.text(Runs.FILES.holder());
    lease.close();
    assertThat(disk.text(Runs.FILES.holder())).isNull();
    assertThat(disk.text(Runs.FILES.lastHolder())).isEqualTo(record);
    assertThat(runs.rival("next").token()).isGreaterThan(lease.token());
  }

  @Test
  void close_held_freesOnlyAfterTheRecordIsAside() {
    var seen = new ArrayList<@Nullable String>();
    Host host = runs.machine.host();
    Locks watched = new WatchedLocks(host.locks(), () -> seen.add(disk.text(Runs.FILES.holder())));
    var leases =
        runs.leases(
            new Host(host.clock(), disk, watched, host.processes(), host.http(), host.random()));
    Runs.acquire(leases, "").close();
    assertThat(seen).containsExactly((String) null);
  }

  /// Tells when a lock is about to be freed.
  private record WatchedLocks(Locks locks, Runnable onClose) implements Locks {
    @Override
    public @Nullable Held tryLock(Path file) throws IOException {
      Held held = locks.tryLock(file);
      return held == null
          ? null
          : new Held() {
            @Override
            public long inode() {
              return held.inode();
            }

            @Override
            public void close() {
              onClose.run();
              held.close();
            }
          };
    }

    @Override
    public OptionalLong ownerOf(Path file) throws IOException {
      return locks.ownerOf(file);
    }
  }

  @Test
  void close_recordCannotBeMoved_freesAllTheSame() {
    Lease lease = Runs.acquire(runs.leases(), "");
    disk.makeReadOnly(Runs.DIRECTORY);
    lease.close();
    disk.recover();
    assertThat(runs.leases().holder()).isEqualTo(new Holder.Known(lease.record()));
    assertThat(runs.rival("next").token()).isGreaterThan(lease.token());
  }

  @Test
  void isIntact_lockFileReplaced_isNot() throws IOException {
    Lease lease = Runs.acquire(runs.leases(), "");
    assertThat(lease.isIntact()).isTrue();
    replaceLock();
    assertThat(lease.isIntact()).isFalse();
  }

  @Test
  void isIntact_lockFileDeleted_isNot() throws IOException {
    Lease lease = Runs.acquire(runs.leases(), "");
    disk.delete(Runs.FILES.lock());
    assertThat(lease.isIntact()).isFalse();
  }

  @Test
  void close_lockFileReplaced_leavesTheNewHoldersRecord() throws IOException {
    Lease robbed = Runs.acquire(runs.leases(), "");
    replaceLock();
    Lease rival = runs.rival("theirs");
    robbed.close();
    assertThat(runs.leases().holder()).isEqualTo(new Holder.Known(rival.record()));
    assertThat(runs.leases().tryAcquire("", 0)).isInstanceOf(Acquisition.Busy.class);
  }

  private void replaceLock() throws IOException {
    Path made = Runs.DIRECTORY.resolve("made");
    disk.create(made, new byte[0]);
    disk.rename(made, Runs.FILES.lock());
  }

  @Test
  void tryAcquire_diskFull_holdsWithoutBeingShown() throws IOException {
    disk.leaveFree(0);
    Lease lease = Runs.acquire(runs.leases(), "");
    assertThat(lease.isIntact()).isTrue();
    assertThat(runs.leases().holder()).isEqualTo(new Holder.Unknown("no record"));
    assertThat(runs.leases(runs.machine.host(runs.machine.spawn().pid())).tryAcquire("", 0))
        .isInstanceOf(Acquisition.Busy.class);
    lease.close();
    assertThat(disk.files()).isEqualTo(List.of(Runs.FILES.lock()));
  }

  @Test
  void close_diskWasFull_leavesADeadHoldersRecord() {
    Lease dead = runs.rival("theirs");
    runs.machine.processes.end(dead.record().process().pid());
    disk.leaveFree(0);
    Runs.acquire(runs.leases(), "").close();
    assertThat(runs.leases().holder()).isEqualTo(new Holder.Known(dead.record()));
  }
}
