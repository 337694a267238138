package dev.freshline.reports.verify;

import dev.freshline.reports.workload.Demand;
import dev.freshline.settings.Durations;
import dev.freshline.stress.fleet.LoadResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What was played, and what that cannot show.
final class Notes {
  /// Under so many cycles the interval of a share is too narrow (Law, Simulation Modeling, 9.5.3).
  private static final int FEW_CYCLES = 30;

  /// A start that takes longer, in seconds of the settings, ends runs that would not end.
  private static final double SLOW_START = 2;

  private Notes() {}

  static List<String> of(
      Staging staging, double overhead, List<LoadResult> played, List<Measured> measured) {
    var notes = new ArrayList<String>();
    notes.add(
        String.format(
            Locale.ROOT,
            "played: %s of the settings, a second in %.0f ms, runs of %s, seed %d",
            Durations.format(Duration.ofSeconds(staging.span().toSeconds())),
            1000 * staging.scale(),
            staging.workload().service().text(),
            staging.seed()));
    notes.add(
        String.format(
            Locale.ROOT,
            "starting a run and publishing took %.0f ms, %.2f s at this scale; the predictions"
                + " beside the measurements add it to each run, so they differ from the ones above",
            1000 * overhead * staging.scale(),
            overhead));
    if (overhead > SLOW_START) {
      notes.add(
          "the machine is busy: that is so much of a run that a mismatch says more of the machine"
              + " than of the settings; verify again when it is not");
    }
    for (int i = 0; i < played.size(); i++) {
      if (measured.get(i).cycles() < FEW_CYCLES) {
        notes.add(
            played.get(i).load().protocol().name()
                + (i == 0 ? " (current)" : " (recommended)")
                + ": only "
                + measured.get(i).cycles()
                + " cycles, so its intervals are too narrow");
      }
      if (!played.get(i).left().isEmpty()) {
        notes.add("left behind and ended: processes " + played.get(i).left());
      }
    }
    notes.addAll(notShown(staging));
    return notes;
  }

  private static List<String> notShown(Staging staging) {
    var notes = new ArrayList<String>();
    if (staging.workload().crashes() > 0) {
      notes.add(
          "not played: holders that die; the predictions beside the measurements leave them out");
    }
    if (staging.workload().demand() instanceof Demand.Poisson
        && staging.workload().sessions() > Playable.MOST_SESSIONS) {
      notes.add(
          "played by " + Playable.MOST_SESSIONS + " sessions that together render as often as all");
    }
    notes.add(
        "not shown at this scale: CPU seconds, what a starting process costs a user, suspends, idle"
            + " nights; Freshline plays by the coordination that its profile describes, not by its"
            + " own processes, whose start does not scale");
    return notes;
  }
}
