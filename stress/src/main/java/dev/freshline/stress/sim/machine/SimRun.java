package dev.freshline.stress.sim.machine;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;

/// One run of the simulated ccusage. Its answer is a cost of as many dollars as its number and a
/// half, so that every figure can be traced to the run that it came from.
public final class SimRun {
  private static final String BEFORE =
      """
      {"blocks":[{"startTime":"2026-11-23T00:00:00.000Z","endTime":"2026-11-24T00:00:00.000Z",\
      "isActive":true,"isGap":false,"entries":1,"totalTokens":1,"models":[],"costUSD":\
      """;

  private static final String AFTER = ".5}]}\n";

  private final int number;
  private final SimProcess caller;
  private final Manner manner;
  private final long beganAt;
  private long givenUpAt = Long.MAX_VALUE;
  private boolean over;

  SimRun(int number, SimProcess caller, Manner manner, long beganAt) {
    this.number = number;
    this.caller = caller;
    this.manner = manner;
    this.beganAt = beganAt;
  }

  /// How a run behaves.
  ///
  /// @param lasts until it ends by itself
  /// @param shape what stands between the caller and the work
  /// @param obeys whether SIGTERM ends it
  /// @param code with which it ends by itself
  public record Manner(Duration lasts, Shape shape, boolean obeys, int code) {
    /// Ends well after so long.
    public static Manner lasting(Duration duration) {
      return new Manner(duration, Shape.NATIVE, true, 0);
    }

    public Manner shape(Shape other) {
      return new Manner(lasts, other, obeys, code);
    }

    public Manner deaf() {
      return new Manner(lasts, shape, false, code);
    }

    /// The same for the same manner in every JVM, unlike an enum's hash code.
    long hash() {
      long flags = shape.name().hashCode() * 2L + (obeys ? 1 : 0);
      return Hash.mix(lasts.toNanos(), flags * 1000 + code);
    }

    public Manner failing(int with) {
      return new Manner(lasts, shape, obeys, with);
    }
  }

  /// What is started when ccusage is.
  public enum Shape {
    /// The program itself.
    NATIVE,
    /// A launcher, whose child does the work and outlives it.
    LAUNCHER,
    /// A launcher, whose child leaves the process group.
    ESCAPING
  }

  /// Decides how the next run behaves.
  @FunctionalInterface
  public interface Manners {
    Manner next(SimMachine machine);
  }

  public int number() {
    return number;
  }

  /// Who started it.
  public SimProcess caller() {
    return caller;
  }

  public Manner manner() {
    return manner;
  }

  /// In nanoseconds of the machine's monotonic clock.
  public long beganAt() {
    return beganAt;
  }

  /// Since when nobody waits for it: its caller is dead, or has ended it or tried to; the end of
  /// time while somebody does.
  public long aloneSince() {
    return Math.min(givenUpAt, caller.diedAt());
  }

  public boolean isOver() {
    return over;
  }

  void giveUp(long at) {
    givenUpAt = Math.min(givenUpAt, at);
  }

  void end() {
    over = true;
  }

  @Override
  public String toString() {
    return "run " + number;
  }

  /// Its answer, as ccusage prints it: a block that is open all the time that is simulated.
  byte[] answer() {
    return (BEFORE + number + AFTER).getBytes(US_ASCII);
  }
}
