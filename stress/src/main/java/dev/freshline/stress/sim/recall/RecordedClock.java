package dev.freshline.stress.sim.recall;

import dev.freshline.host.Clock;
import dev.freshline.reading.Moment;
import java.time.Duration;
import java.util.List;

/// The clocks of a process whose code is being run.
record RecordedClock(Recorder recorder) implements Clock {
  @Override
  public Moment now() {
    return recorder.surely(
        Moment.class, "now", List.of(), (host, own) -> Answer.of(host.clock().now()));
  }

  @Override
  public long nanos() {
    return recorder.surely(
        Long.class, "nanos", List.of(), (host, own) -> Answer.of(host.clock().nanos()));
  }

  @Override
  public void pause(Duration howLong) {
    recorder.surely(
        "pause", List.of(howLong), Call.doing((host, own) -> host.clock().pause(howLong)));
  }
}
