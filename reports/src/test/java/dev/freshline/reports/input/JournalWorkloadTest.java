package dev.freshline.reports.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.freshline.events.Author;
import dev.freshline.events.Cause;
import dev.freshline.events.Entry;
import dev.freshline.events.Event;
import dev.freshline.events.JournalView;
import dev.freshline.events.Repeated;
import dev.freshline.events.Ruling;
import dev.freshline.events.Step;
import dev.freshline.reading.Moment;
import dev.freshline.reports.workload.Sample;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalWorkloadTest {
  private static final Author AUTHOR = new Author(1, "s1");

  private static Moment at(long seconds) {
    return Moment.ofMillis(1_000_000_000_000L + seconds * 1000, null);
  }

  private static Entry<Event.FetchRun> run(String source, double seconds, String outcome) {
    return new Entry<>(
        at(0),
        AUTHOR,
        new Event.FetchRun(
            source,
            "20.0.24",
            at(0),
            Duration.ofMillis((long) (seconds * 1000)),
            outcome,
            outcome.equals("TIMED_OUT"),
            1,
            ""));
  }

  private static Repeated renders(String session, long from, long to, long count) {
    var ruling = new Ruling(Step.SERVED, Cause.COOLDOWN, "", false);
    return new Repeated(
        new Entry<>(
            at(to), new Author(1, session), new Event.RenderDecision(ruling, false, List.of())),
        at(from),
        count);
  }

  private static JournalWorkload of(List<Entry<Event.FetchRun>> runs, List<Repeated> decisions) {
    return JournalWorkload.of(new JournalView(decisions, runs, List.of(), 0, 0));
  }

  @Test
  void of_runs_keepsAnswersAndTimeoutsAndCountsOtherFailures() {
    var journal =
        of(
            List.of(
                run("ccusage", 12.5, "OBSERVED"),
                run("ccusage", 40, "TIMED_OUT"),
                run("ccusage", 0.1, "EXITED"),
                run("oauth", 0.3, "OBSERVED")),
            List.of());
    assertThat(journal.sample()).isNotNull();
    assertThat(journal.sample().runs())
        .containsExactly(new Sample.Run(12.5, false), new Sample.Run(40, true));
    assertThat(journal.failures()).isCloseTo(1 / 3.0, within(1e-9));
  }

  @Test
  void of_renders_countsTheTimeInWhichSomebodyWorks() {
    // 600 renders in 600 s, a night, and 300 in 300 s of which the last 200 s overlap.
    var journal =
        of(
            List.of(),
            List.of(
                renders("a", 0, 600, 600),
                renders("a", 40_000, 40_200, 150),
                renders("b", 40_000, 40_300, 150)));
    assertThat(journal.meanGapSeconds()).isCloseTo(900.0 / 900, within(1e-9));
    assertThat(journal.sessions()).isEqualTo(2);
    assertThat(journal.renders()).isEqualTo(900);
  }

  @Test
  void of_shortPause_isPartOfTheWork() {
    var journal = of(List.of(), List.of(renders("a", 0, 100, 100), renders("a", 400, 500, 100)));
    assertThat(journal.meanGapSeconds()).isCloseTo(500.0 / 200, within(1e-9));
  }

  @Test
  void of_fewRenders_knowsNoDemand() {
    assertThat(of(List.of(), List.of(renders("a", 0, 100, 99))).meanGapSeconds()).isNull();
    assertThat(of(List.of(), List.of()).sample()).isNull();
  }
}
