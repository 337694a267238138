package dev.freshline.settings;

import dev.freshline.billing.Timings;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/// All that can be set, as it is in force.
public record Settings(Timings timings, Ccusage ccusage, OAuth oauth, DisplaySettings display) {

  /// Added to a cycle to get `freshFor` where it is not set: the wait for the next render that
  /// asks, the start of a process, and one failed attempt with its first backoff.
  public static final Duration CYCLE_SLACK = Duration.ofSeconds(50);

  /// A figure is critical when it has missed about this many chances to be fresh.
  public static final int CRITICAL_FACTOR = 4;

  /// The source of the block.
  ///
  /// @param command program and arguments, run without a shell
  public record Ccusage(boolean enabled, List<String> command) {
    public Ccusage {
      command = List.copyOf(command);
      if (command.isEmpty()) {
        throw new IllegalArgumentException("command must name a program, found an empty list");
      }
    }
  }

  /// The usage endpoint, which is asked only when the user has turned it on.
  ///
  /// @param cooldown from the start of one successful request to the start of the next
  /// @param timeout longest that a request may take
  public record OAuth(boolean enabled, URI url, Duration cooldown, Duration timeout) {}

  /// When a figure stops being fresh, where that is not set.
  static Duration derivedFreshFor(Duration cooldown, Duration fetchTimeout) {
    return cooldown.plus(fetchTimeout).plus(CYCLE_SLACK);
  }

  /// When a figure becomes critical, where that is not set.
  static Duration derivedCriticalAfter(Duration freshFor) {
    // In milliseconds: Duration multiplies through BigDecimal, which costs a cold JVM 10 ms.
    return Duration.ofMillis(freshFor.toMillis() * CRITICAL_FACTOR);
  }
}
