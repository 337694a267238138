package dev.freshline.reports.input;

import dev.freshline.events.Entry;
import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.events.JournalView;
import dev.freshline.events.Repeated;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Sample.Run;
import dev.freshline.source.CcusageSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What Freshline's journal tells of run times and demand.
///
/// @param sample the runs of ccusage that answered or were ended by the timeout; null when there is
///     none
/// @param failed of its runs otherwise
/// @param meanGapSeconds between two renders while anybody renders; null when too few were noted
/// @param sessions that rendered
/// @param renders that were noted
record JournalWorkload(
    @Nullable Sample sample,
    int failed,
    @Nullable Double meanGapSeconds,
    int sessions,
    long renders) {

  /// Of a pipeline that keeps no journal which we know.
  static final JournalWorkload NOTHING = new JournalWorkload(null, 0, null, 1, 0);

  /// A pause longer than this is no demand: nobody was at work. The journal counts repeats within
  /// ten minutes as one entry, so a shorter pause cannot be told from work.
  private static final double PAUSE_SECONDS = 600;

  /// Fewer renders say little of how often they come.
  private static final long LEAST_RENDERS = 100;

  /// Whether any run was noted, so that a share of failures is one of something.
  boolean tellsOfRuns() {
    return sample != null || failed > 0;
  }

  /// Share of its runs that failed.
  double failures() {
    return failed == 0 ? 0 : (double) failed / (failed + (sample == null ? 0 : sample.size()));
  }

  static JournalWorkload of(JournalView view) {
    List<Run> runs = new ArrayList<>();
    int failed = 0;
    for (Entry<FetchRun> entry : view.runs()) {
      FetchRun run = entry.event();
      if (!run.source().equals(CcusageSource.NAME)) {
        continue;
      }
      if (run.censored() || run.outcome().equals(FetchRun.OBSERVED)) {
        runs.add(new Run(run.took().toNanos() / 1e9, run.censored()));
      } else {
        failed++;
      }
    }
    List<Span> spans = spans(view);
    long renders = spans.stream().mapToLong(Span::count).sum();
    return new JournalWorkload(
        runs.isEmpty() ? null : new Sample(runs, runs.size() + " runs in the journal"),
        failed,
        renders < LEAST_RENDERS ? null : active(spans) / renders,
        Math.max(1, sessions(view)),
        renders);
  }

  /// Renders from one moment to another, in seconds.
  private record Span(double from, double to, long count) {}

  private static List<Span> spans(JournalView view) {
    var spans = new ArrayList<Span>();
    for (Repeated repeated : view.decisions()) {
      if (repeated.last().event() instanceof RenderDecision) {
        spans.add(
            new Span(
                repeated.first().epochMillis() / 1e3,
                repeated.last().at().epochMillis() / 1e3,
                repeated.count()));
      }
    }
    spans.sort(Comparator.comparingDouble(Span::from));
    return spans;
  }

  /// Seconds in which somebody rendered: the spans together, with the short pauses between them.
  private static double active(List<Span> spans) {
    double active = 0;
    double end = spans.getFirst().from();
    for (Span span : spans) {
      double pause = span.from() - end;
      active += pause > 0 && pause <= PAUSE_SECONDS ? pause : 0;
      active += Math.max(0, span.to() - Math.max(end, span.from()));
      end = Math.max(end, span.to());
    }
    return active;
  }

  private static int sessions(JournalView view) {
    Set<String> sessions = new HashSet<>();
    for (Repeated repeated : view.decisions()) {
      String session = repeated.last().author().session();
      if (session != null && repeated.last().event() instanceof RenderDecision) {
        sessions.add(session);
      }
    }
    return sessions.size();
  }
}
