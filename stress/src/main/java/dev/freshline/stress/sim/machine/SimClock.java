package dev.freshline.stress.sim.machine;

import dev.freshline.host.Clock;
import dev.freshline.reading.Moment;
import java.nio.file.Path;
import java.time.Duration;

/// The simulated clocks as one process sees them. Looking takes no time and is no step.
final class SimClock implements Clock {
  private static final Path CLOCK = Path.of("clock");

  private final SimMachine machine;
  private final SimProcess process;

  SimClock(SimMachine machine, SimProcess process) {
    this.machine = machine;
    this.process = process;
  }

  @Override
  public Moment now() {
    Moment now = machine.now();
    process.saw(Op.CLOCK, CLOCK, now.epochMillis());
    return now;
  }

  @Override
  public long nanos() {
    return machine.nanos();
  }

  @Override
  public void pause(Duration howLong) {
    if (!Thread.currentThread().isInterrupted()) {
      process.sleep(howLong);
    }
  }
}
