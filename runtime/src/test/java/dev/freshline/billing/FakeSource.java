package dev.freshline.billing;

import dev.freshline.host.FakeClock;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure;
import dev.freshline.source.Fetch;
import dev.freshline.source.Source;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A source that takes its time, says what it is told to, and counts how often it was asked.
public final class FakeSource<T> implements Source<T> {
  private final String name;
  private final FakeClock clock;
  private T value;
  private Duration takes = Duration.ofSeconds(5);
  private Runnable meanwhile = () -> {};
  private @Nullable Failure failure;
  private int fetches;

  public FakeSource(String name, FakeClock clock, T value) {
    this.name = name;
    this.clock = clock;
    this.value = value;
  }

  /// What it will observe from now on.
  public FakeSource<T> says(T observed) {
    value = observed;
    failure = null;
    return this;
  }

  /// Makes it fail from now on.
  public FakeSource<T> fails(Failure.Kind kind) {
    failure = new Failure(kind, "told to");
    return this;
  }

  /// Makes it fail from now on, and ask to be left alone so long.
  public FakeSource<T> fails(Failure.Kind kind, Duration retryAfter) {
    failure = new Failure(kind, "told to", retryAfter);
    return this;
  }

  public FakeSource<T> takes(Duration howLong) {
    takes = howLong;
    return this;
  }

  /// What happens to the machine while it is being asked.
  public FakeSource<T> meanwhile(Runnable event) {
    meanwhile = event;
    return this;
  }

  public int fetches() {
    return fetches;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Fetch<T> fetch() {
    fetches++;
    Moment beganAt = clock.now();
    clock.advance(takes);
    meanwhile.run();
    return failure == null
        ? new Fetch.Observed<>(
            new Reading<>(value, new Stamp(beganAt, clock.now(), name, "1.0", 0)))
        : new Fetch.Failed<>(failure);
  }
}
