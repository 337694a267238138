package dev.freshline.stress.foreign;

import dev.freshline.stress.foreign.SharedCache.Entry;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.FreshFlag;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One render of another pipeline, as its protocol says, in scaled time.
///
/// ```
///   gate: cooling down? due? -> lock, and wait -> look again? -> fetch -> release -> write
/// ```
final class ForeignPipeline {
  private static final String COOLDOWN = "cooldown";
  private static final String BACKOFF = "backoff";

  private final Protocol protocol;
  private final double scale;
  private final Path folder;
  private final Path program;
  private final Self self;
  private final SharedCache cache;
  private Duration waited = Duration.ZERO;

  /// @param folder with the files that its sessions share
  /// @param program that is ccusage
  /// @param self that renders
  ForeignPipeline(Protocol protocol, double scale, Path folder, Path program, Self self) {
    this.protocol = protocol;
    this.scale = scale;
    this.folder = folder;
    this.program = program;
    this.self = self;
    this.cache = cache(folder);
  }

  static SharedCache cache(Path folder) {
    return new SharedCache(folder.resolve("billing.json"));
  }

  Showing render() throws IOException, InterruptedException {
    if (protocol.gate() == Gate.COOLDOWN_FIRST && isWaiting(COOLDOWN)) {
      return shown(How.DEFAULT, null);
    }
    if (!isDue()) {
      return shown(How.SERVED, cache.read());
    }
    if (isWaiting(BACKOFF)) {
      return shown(How.DEFAULT, cache.read());
    }
    ForeignLock.Held held = acquire();
    if (held == null) {
      Entry last = cache.read();
      return shown(protocol.waiting().rereads() && isFresh(last) ? How.SERVED : How.GAVE_UP, last);
    }
    if (protocol.waiting().rereads() && !isDue()) {
      held.release();
      return shown(How.SERVED, cache.read());
    }
    return fetch(held);
  }

  /// A stale figure is due; so is a fresh one whose cooldown is over. Where there is no cooldown,
  /// age alone decides.
  private boolean isDue() throws IOException {
    return !isFresh(cache.read()) || (protocol.cooldown() != null && !isWaiting(COOLDOWN));
  }

  /// What somebody outside sees of a process that he ended.
  Showing cutOff() {
    return shown(How.DEADLINE, cache.read());
  }

  private ForeignLock.@Nullable Held acquire() throws IOException, InterruptedException {
    ForeignLock lock = ForeignLock.of(protocol.lock(), folder, this::scaled, self);
    long start = System.nanoTime();
    Duration every = protocol.waiting().every();
    ForeignLock.Held held = lock.tryAcquire();
    for (int i = 0; held == null && every != null && i < protocol.waiting().count(); i++) {
      Thread.sleep(scaled(every));
      held = lock.tryAcquire();
      waited = Duration.ofNanos(System.nanoTime() - start);
    }
    return held;
  }

  private Showing fetch(ForeignLock.Held held) throws IOException, InterruptedException {
    long began = System.currentTimeMillis();
    Duration timeout = protocol.fetchTimeout();
    Double usd =
        new ForeignFetch(
                program, folder, timeout == null ? null : scaled(timeout), protocol.killsTree())
            .run();
    if (protocol.publishInsideLock()) {
      publish(usd, began);
      held.release();
    } else {
      held.release();
      publish(usd, began);
    }
    return shown(usd == null ? How.FAILED : How.RAN, cache.read());
  }

  /// A failure leaves the figure and its stamp, and takes its flag away.
  private void publish(@Nullable Double usd, long began) throws IOException {
    long ended = System.currentTimeMillis();
    Entry last = cache.read();
    if (usd != null) {
      long stamp = protocol.stampAt() == Origin.START ? began : ended;
      cache.write(new Entry(usd, stamp, true));
      await(COOLDOWN, protocol.cooldown(), protocol.cooldownFrom() == Origin.START ? began : ended);
      return;
    }
    if (last != null) {
      cache.write(new Entry(last.usd(), last.stampedAt(), false));
    }
    Protocol.Backoff backoff = protocol.backoff();
    await(BACKOFF, backoff == null ? null : backoff.base(), ended);
  }

  private void await(String what, @Nullable Duration length, long from) throws IOException {
    if (length != null) {
      Files.writeString(folder.resolve(what), Long.toString(from + scaled(length).toMillis()));
    }
  }

  private boolean isWaiting(String what) throws IOException {
    Path file = folder.resolve(what);
    if (!Files.exists(file)) {
      return false;
    }
    String until = Files.readString(file);
    return !until.isEmpty() && System.currentTimeMillis() < Long.parseLong(until);
  }

  private boolean isFresh(@Nullable Entry entry) {
    Duration freshFor = protocol.freshFor();
    return entry != null && (freshFor == null || age(entry).compareTo(scaled(freshFor)) <= 0);
  }

  /// What a user sees: the flag where one is stored, whatever the age.
  private boolean looksFresh(Entry entry) {
    return protocol.freshFlag() == FreshFlag.STORED ? entry.isFresh() : isFresh(entry);
  }

  static Duration age(Entry entry) {
    return Duration.ofMillis(Math.max(0, System.currentTimeMillis() - entry.stampedAt()));
  }

  private Showing shown(How how, @Nullable Entry entry) {
    return entry == null
        ? new Showing(how, Double.NaN, false, null, waited)
        : new Showing(how, entry.usd(), looksFresh(entry), age(entry), waited);
  }

  private Duration scaled(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * scale));
  }
}
