package dev.freshline.app.explain;

import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.app.explain.Explanation.Outlook;
import dev.freshline.billing.RenderPipeline;
import dev.freshline.billing.Rendering;
import dev.freshline.events.Journal;
import dev.freshline.events.JournalSummary;
import dev.freshline.events.JournalView;
import dev.freshline.events.Repeated;
import dev.freshline.host.Clock;
import dev.freshline.lease.LeaseState;
import dev.freshline.lease.LeaseWatch;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.reading.Moment;
import dev.freshline.session.SessionInput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers an explanation. Looks only: takes no lock, asks no source, writes nothing.
public final class Explainer {
  private final Clock clock;
  private final RenderPipeline pipeline;
  private final LimitsLedger ledger;
  private final LeaseWatch lease;
  private final Journal journal;

  /// @param pipeline the one that draws the line, so that both judge alike
  public Explainer(
      Clock clock,
      RenderPipeline pipeline,
      LimitsLedger ledger,
      LeaseWatch lease,
      Journal journal) {
    this.clock = clock;
    this.pipeline = pipeline;
    this.ledger = ledger;
    this.lease = lease;
    this.journal = journal;
  }

  /// @param mostDecisions how many of the last decisions to tell
  public Explanation explain(int mostDecisions) {
    Moment now = clock.now();
    // A session that says nothing leaves nothing in the ledger.
    Rendering rendering = pipeline.render(SessionInput.NOTHING, now);
    List<Outlook> sources =
        rendering.standings().stream().map(standing -> Outlooks.of(standing, now)).toList();
    List<Item> figures = Items.of(rendering.figures());
    LeaseState state = lease.look();
    JournalView view = journal.read();
    return new Explanation(
        now,
        figures,
        sources,
        state,
        Verdict.of(figures, sources, state),
        next(sources),
        last(view.decisions(), mostDecisions),
        JournalSummary.of(view),
        oddities(view));
  }

  private static @Nullable Instant next(List<Outlook> sources) {
    Instant next = null;
    for (Outlook source : sources) {
      if (next == null || source.nextAt().isBefore(next)) {
        next = source.nextAt();
      }
    }
    return next;
  }

  private static List<Repeated> last(List<Repeated> decisions, int most) {
    return decisions.subList(Math.max(0, decisions.size() - most), decisions.size()).reversed();
  }

  private List<String> oddities(JournalView view) {
    var oddities = new ArrayList<>(ledger.all().oddities());
    if (view.skipped() > 0) {
      oddities.add("journal: " + view.skipped() + " lines could not be read");
    }
    return oddities;
  }
}
