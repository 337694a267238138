package dev.freshline.reports.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.child.ChildResult;
import dev.freshline.reading.Moment;
import dev.freshline.reports.workload.Sample;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasurementTest {
  private static final Moment NOW = Moment.ofMillis(0, null);
  private static final List<String> COMMAND = List.of("ccusage", "blocks");

  private final Deque<ChildResult> results = new ArrayDeque<>();
  private final List<String> lines = new ArrayList<>();
  private long nanos;

  private static ChildResult exited(int code, String errors) {
    return new ChildResult.Exited(code, new byte[0], errors, NOW, NOW);
  }

  /// Each run takes two seconds.
  private Measurement measurement() {
    return new Measurement(
        command -> {
          assertThat(command).isEqualTo(COMMAND);
          nanos += 2_000_000_000L;
          return results.removeFirst();
        },
        COMMAND,
        () -> nanos,
        lines::add);
  }

  @Test
  void run_answers_areMeasuredWithProgress() throws UsageException {
    results.addAll(List.of(exited(0, ""), exited(0, "")));
    Sample sample = measurement().run(2, "ccusage 20 on this machine");
    assertThat(sample.runs()).containsExactly(new Sample.Run(2, false), new Sample.Run(2, false));
    assertThat(sample.origin()).isEqualTo("2 runs of ccusage 20 on this machine");
    assertThat(lines).containsExactly("measuring 1/2: 2.000 s", "measuring 2/2: 2.000 s");
  }

  @Test
  void run_timedOut_isALowerBound() throws UsageException {
    results.add(new ChildResult.TimedOut(Duration.ofSeconds(40), NOW, NOW));
    assertThat(measurement().run(1, "x").runs()).containsExactly(new Sample.Run(40, true));
    assertThat(lines).containsExactly("measuring 1/1: 2.000 s, ended by the timeout");
  }

  @Test
  void run_failure_endsItWithTheReason() {
    results.addAll(List.of(exited(0, ""), exited(1, "no data")));
    assertThatThrownBy(() -> measurement().run(3, "x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("exit code 1: no data")
        .hasMessageContaining("doctor");
    assertThat(results).isEmpty();
  }
}
