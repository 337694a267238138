package dev.freshline.stress.foreign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.freshline.stress.foreign.SharedCache.Entry;
import dev.freshline.stress.foreign.Showing.How;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.Protocol.FreshFlag;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One render of another pipeline, as its protocol says, in scaled time.
///
/// ```
///   gate: cooling down? due? -> lock, and wait -> look again? -> fetch -> release -> write
/// ```
public final class ForeignPipeline {
  /// The name of the file that its sessions share.
  public static final String CACHE = "billing.json";

  private static final String COOLDOWN = "cooldown";
  private static final String BACKOFF = "backoff";

  private final Protocol protocol;
  private final double scale;
  private final Path folder;
  private final Path program;
  private final ForeignHost host;
  private final SharedCache cache;
  private Duration waited = Duration.ZERO;

  /// @param folder with the files that its sessions share
  /// @param program that is ccusage
  public ForeignPipeline(
      Protocol protocol, double scale, Path folder, Path program, ForeignHost host) {
    this.protocol = protocol;
    this.scale = scale;
    this.folder = folder;
    this.program = program;
    this.host = host;
    this.cache = new SharedCache(new WholeFile(host, folder.resolve(CACHE)));
  }

  public Showing render() throws IOException, InterruptedException {
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

  /// What all sessions share, whatever is shown of it; null when there is nothing yet.
  ForeignRenders.@Nullable Reading reading() {
    Entry entry = cache.read();
    return entry == null ? null : new ForeignRenders.Reading(entry.stampedAt(), age(entry));
  }

  /// What somebody outside sees of a process that he ended.
  public Showing cutOff() {
    return shown(How.DEADLINE, cache.read());
  }

  private ForeignLock.@Nullable Held acquire() throws IOException {
    ForeignLock lock = ForeignLock.of(protocol.lock(), host, folder, this::scaled);
    long start = host.clock().nanos();
    Duration every = protocol.waiting().every();
    ForeignLock.Held held = lock.tryAcquire();
    for (int i = 0; held == null && every != null && i < protocol.waiting().count(); i++) {
      host.clock().pause(scaled(every));
      held = lock.tryAcquire();
      waited = Duration.ofNanos(host.clock().nanos() - start);
    }
    return held;
  }

  private Showing fetch(ForeignLock.Held held) throws IOException, InterruptedException {
    long began = host.epochMillis();
    Double usd =
        new ForeignFetch(
                host.port(),
                program,
                folder,
                scaledOrNone(protocol.fetchTimeout()),
                Objects.requireNonNullElse(scaledOrNone(protocol.killGrace()), Duration.ZERO),
                protocol.killsTree())
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
    long ended = host.epochMillis();
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
      String until = Long.toString(from + scaled(length).toMillis());
      new WholeFile(host, folder.resolve(what)).write(until.getBytes(US_ASCII));
    }
  }

  private boolean isWaiting(String what) throws IOException {
    byte[] until = new WholeFile(host, folder.resolve(what)).read();
    return until != null
        && until.length > 0
        && host.epochMillis() < Long.parseLong(new String(until, US_ASCII));
  }

  private boolean isFresh(@Nullable Entry entry) {
    Duration freshFor = protocol.freshFor();
    return entry != null && (freshFor == null || age(entry).compareTo(scaled(freshFor)) <= 0);
  }

  /// What a user sees: the flag where one is stored, whatever the age.
  private boolean looksFresh(Entry entry) {
    return protocol.freshFlag() == FreshFlag.STORED ? entry.isFresh() : isFresh(entry);
  }

  private Duration age(Entry entry) {
    return Duration.ofMillis(Math.max(0, host.epochMillis() - entry.stampedAt()));
  }

  private Showing shown(How how, @Nullable Entry entry) {
    return entry == null
        ? new Showing(how, Double.NaN, false, null, waited)
        : new Showing(how, entry.usd(), looksFresh(entry), age(entry), waited);
  }

  private @Nullable Duration scaledOrNone(@Nullable Duration duration) {
    return duration == null ? null : scaled(duration);
  }

  private Duration scaled(Duration duration) {
    return Duration.ofNanos((long) (duration.toNanos() * scale));
  }
}
