package dev.freshline.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.cache.ReadingCache.Publication;
import dev.freshline.host.FakeMachine;
import dev.freshline.lease.Lease;
import dev.freshline.lease.Leases;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.BlockState.NoActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.reading.Stamp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReadingCacheTest {
  private static final Path RUN = Path.of("/run");
  private static final Path FILE = Path.of("/state/reading.json");
  private static final Instant START = Instant.parse("2026-11-23T02:00:00Z");

  private final FakeMachine machine = new FakeMachine();
  private final ReadingCache cache = new ReadingCache(machine.disk, FILE, machine.host().random());

  private Lease lease() {
    return lease(RUN, 0);
  }

  private Lease lease(Path directory, long published) {
    var leases =
        new Leases(
            machine.host(machine.spawn().pid()), directory, () -> "desk", Duration.ofSeconds(47));
    return (Lease) leases.tryAcquire("", published);
  }

  private static Stamp stamp(String version) {
    Moment began = Moment.ofMillis(1_795_000_000_123L, null);
    return new Stamp(began, began.plus(Duration.ofSeconds(3)), "ccusage", version, 7);
  }

  private static Readings block(BlockState block) {
    return Readings.NONE.withBlock(new Reading<>(block, stamp("20.0.24")));
  }

  private static BlockState active(Cost cost, @Nullable Double usdPerHour, String... models) {
    return new ActiveBlock(
        START, START.plus(Duration.ofHours(5)), cost, usdPerHour, 18_758_871, 237, List.of(models));
  }

  private Readings published(Readings readings) {
    assertThat(cache.publish(readings, lease())).isInstanceOf(Publication.Published.class);
    return cache.read().readings();
  }

  static Stream<Readings> shapes() {
    var uptime = new FakeMachine().clock.now();
    return Stream.of(
        Readings.NONE,
        block(new NoActiveBlock()),
        block(active(new Cost.Priced(8.97), 5.78, "opus", "sonnet")),
        block(active(new Cost.Priced(0), 0.0)),
        block(active(new Cost.Priced(0.1 + 0.2), 1e-7)),
        block(active(new Cost.Priced(1e9), null)),
        block(active(new Cost.Unpriced(), null, "é\"\n")),
        Readings.NONE.withLimits(new Reading<>(List.of(), stamp(""))),
        Readings.NONE.withLimits(
            new Reading<>(
                List.of(
                    new Limit("five_hour", 24, START.plusSeconds(60)),
                    new Limit("seven_day_opus", 41.25, null),
                    new Limit("spend_limit", 140.5, START)),
                stamp("1"))),
        block(new NoActiveBlock())
            .withLimits(
                new Reading<>(
                    List.of(new Limit("five_hour", 0, null)),
                    new Stamp(uptime, uptime, "oauth", "", 0))));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void read_published_comesBackWithItsToken(Readings readings) {
    Lease lease = lease();
    Readings expected = readings.withToken(lease.token());
    assertThat(cache.publish(readings, lease)).isEqualTo(new Publication.Published(expected));
    assertThat(cache.read()).isEqualTo(new ReadingCache.Found(expected, ""));
  }

  @Test
  void read_nothingThere_isNoneAndNoDamage() {
    assertThat(cache.read()).isEqualTo(new ReadingCache.Found(Readings.NONE, ""));
  }

  @Test
  void read_everyBitFlipped_isNeverAWrongValue() {
    published(block(active(new Cost.Priced(8.97), 5.78, "opus")));
    byte[] good = bytes();
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      machine.disk.put(FILE, bad);
      assertUnknown("bit " + bit);
    }
  }

  @Test
  void read_everyTruncation_isNeverAWrongValue() {
    published(block(active(new Cost.Priced(8.97), 5.78, "opus")));
    byte[] good = bytes();
    for (int length = 0; length < good.length; length++) {
      machine.disk.put(FILE, Arrays.copyOf(good, length));
      assertUnknown("length " + length);
    }
  }

  @Test
  void read_longerThanItMayBe_isUnknown() {
    machine.disk.put(FILE, new byte[(256 << 10) + 1]);
    assertUnknown("too long");
  }

  private byte[] bytes() {
    return Objects.requireNonNull(machine.disk.text(FILE)).getBytes(UTF_8);
  }

  private void assertUnknown(String what) {
    ReadingCache.Found found = cache.read();
    assertThat(found.readings()).as(what).isEqualTo(Readings.NONE);
    assertThat(found.damage()).as(what).isNotEmpty();
  }

  @Test
  void publish_laterTokenIsThere_isFenced() {
    Lease old = lease();
    Lease later = lease(Path.of("/elsewhere"), old.token());
    Readings theirs = block(new NoActiveBlock());
    assertThat(cache.publish(theirs, later)).isInstanceOf(Publication.Published.class);
    assertThat(cache.publish(block(active(new Cost.Unpriced(), null)), old))
        .isInstanceOfSatisfying(
            Publication.Fenced.class,
            fenced ->
                assertThat(fenced.why())
                    .contains(Long.toString(old.token()))
                    .contains(Long.toString(later.token())));
    assertThat(cache.read().readings()).isEqualTo(theirs.withToken(later.token()));
  }

  @Test
  void publish_twiceUnderOneLease_isTakenTwice() {
    Lease lease = lease();
    cache.publish(block(new NoActiveBlock()), lease);
    Readings second = block(active(new Cost.Unpriced(), null));
    assertThat(cache.publish(second, lease))
        .isEqualTo(new Publication.Published(second.withToken(lease.token())));
  }

  @Test
  void publish_lockFileReplaced_isFenced() throws IOException {
    Lease lease = lease();
    machine.disk.delete(RUN.resolve("lease.lock"));
    machine.disk.create(RUN.resolve("lease.lock"), new byte[0]);
    assertThat(cache.publish(block(new NoActiveBlock()), lease))
        .isInstanceOf(Publication.Fenced.class);
    assertThat(machine.disk.text(FILE)).isNull();
  }

  @Test
  void publish_diskFull_leavesTheOldByteForByte() {
    published(block(new NoActiveBlock()));
    byte[] before = bytes();
    Lease lease = lease(Path.of("/elsewhere"), cache.read().readings().token());
    machine.disk.leaveFree(before.length - 1);
    assertThat(cache.publish(block(active(new Cost.Priced(1), null)), lease))
        .isInstanceOf(Publication.Failed.class);
    assertThat(bytes()).isEqualTo(before);
  }

  @Test
  void publish_directoryIsReadOnly_leavesTheOld() {
    Readings old = published(block(new NoActiveBlock()));
    Lease lease = lease(Path.of("/elsewhere"), old.token());
    machine.disk.makeReadOnly(Path.of("/state"));
    assertThat(cache.publish(block(active(new Cost.Priced(1), null)), lease))
        .isInstanceOf(Publication.Failed.class);
    assertThat(cache.read().readings()).isEqualTo(old);
  }

  @Test
  void publish_longerThanItMayBe_leavesTheOld() {
    Readings old = published(block(new NoActiveBlock()));
    Lease lease = lease(Path.of("/elsewhere"), old.token());
    assertThat(cache.publish(block(active(new Cost.Priced(1), null, "x".repeat(300_000))), lease))
        .isInstanceOf(Publication.Failed.class);
    assertThat(cache.read().readings()).isEqualTo(old);
  }

  @Test
  void publish_damagedFile_isReplaced() {
    machine.disk.put(FILE, "freshline 1 nonsense");
    published(block(new NoActiveBlock()));
    assertThat(cache.read().damage()).isEmpty();
  }

  @Test
  void requireRoom_noDirectoryYet_makesIt() throws IOException {
    cache.requireRoom();
    assertThat(machine.disk.stat(Path.of("/state"))).isNotNull();
  }

  @Test
  void requireRoom_diskFull_isRefused() {
    machine.disk.leaveFree(100);
    assertThatThrownBy(cache::requireRoom).isInstanceOf(IOException.class);
  }
}
