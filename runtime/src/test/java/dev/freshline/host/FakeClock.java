package dev.freshline.host;

import dev.freshline.reading.Moment;
import dev.freshline.reading.Uptime;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Clocks that stand still until they are moved, so that a test reads as a timeline.
///
/// Wall clock, uptime and the monotonic clock move together by [#advance] and [#pause]; each can be
/// moved apart from the others as a set clock, a suspend or a reboot would.
public final class FakeClock implements Clock {
  private record Event(long nanos, Runnable action) {}

  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::nanos));
  private Instant at = Instant.parse("2026-11-23T04:00:00Z");
  private @Nullable Uptime uptime = new Uptime("boot-1", 86_400_000);
  private long nanos;

  @Override
  public synchronized Moment now() {
    return new Moment(at, uptime);
  }

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  /// Moves on, unless the thread is interrupted: then the wait is over at once.
  @Override
  public void pause(Duration howLong) {
    if (!Thread.currentThread().isInterrupted()) {
      advance(howLong);
    }
  }

  /// Lets time pass. What [#after] asked for happens at its time, within.
  public void advance(Duration elapsed) {
    long end;
    synchronized (this) {
      end = nanos + elapsed.toNanos();
    }
    for (Event event = next(end); event != null; event = next(end)) {
      moveTo(event.nanos);
      event.action.run();
    }
    moveTo(end);
  }

  /// Something that will happen when this much time has passed.
  public synchronized void after(Duration elapsed, Runnable action) {
    events.add(new Event(nanos + elapsed.toNanos(), action));
  }

  /// Sets the wall clock: forward, or back when negative.
  public synchronized void step(Duration by) {
    at = at.plus(by);
  }

  /// Sleeps with the lid closed: the monotonic clock stands still meanwhile.
  public synchronized void suspend(Duration howLong) {
    Moment later = now().plus(howLong);
    at = later.at();
    uptime = later.uptime();
  }

  /// Starts the machine anew; the wall clock goes on.
  public synchronized void reboot(String bootId) {
    uptime = new Uptime(bootId, 0);
  }

  /// A platform whose uptime cannot be read, such as macOS.
  public synchronized void loseUptime() {
    uptime = null;
  }

  private synchronized @Nullable Event next(long end) {
    Event first = events.peek();
    return first != null && first.nanos <= end ? events.poll() : null;
  }

  private synchronized void moveTo(long target) {
    if (target > nanos) {
      Moment later = now().plus(Duration.ofNanos(target - nanos));
      at = later.at();
      uptime = later.uptime();
      nanos = target;
    }
  }
}
