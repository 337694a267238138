package dev.freshline.reports.input;

import dev.freshline.app.Inspection;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Demands;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.DurationsFile;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the workload: the command line first, then the journal where Freshline's own settings are
/// judged, then the defaults.
public final class WorkloadSource {
  /// A workload and where it comes from.
  ///
  /// @param basis for the reader
  public record Found(Workload workload, List<String> basis) {
    public Found {
      basis = List.copyOf(basis);
    }
  }

  /// Run times and where they come from.
  private record Service(Distribution distribution, @Nullable Sample sample, String basis) {}

  private final Wishes wishes;
  private final Supplier<Inspection> machine;
  private final JournalWorkload journal;
  private final Workload assumed;

  private WorkloadSource(
      Wishes wishes, Supplier<Inspection> machine, JournalWorkload journal, String protocol)
      throws UsageException, InsufficientEvidenceException {
    this.wishes = wishes;
    this.machine = machine;
    this.journal = journal;
    this.assumed = assumed(protocol);
  }

  /// Looks at all but the run times, which may have to be measured.
  ///
  /// @param protocol name of the protocol that is judged
  /// @param own whether these are Freshline's own settings, which the journal knows of
  /// @param machine asked only where something has to be measured or read
  public static WorkloadSource of(
      Wishes wishes, String protocol, boolean own, Supplier<Inspection> machine)
      throws UsageException, InsufficientEvidenceException {
    JournalWorkload journal =
        own ? JournalWorkload.of(machine.get().journal()) : JournalWorkload.NOTHING;
    return new WorkloadSource(wishes, machine, journal, protocol);
  }

  /// The workload with the run times that are assumed where none are known.
  public Workload assumed() {
    return assumed;
  }

  private Workload assumed(String protocol) throws UsageException, InsufficientEvidenceException {
    int sessions = sessions();
    Demand demand = demand(sessions);
    double failures = failures();
    try {
      return new Workload(
          Distributions.parse(Defaults.service(protocol)),
          null,
          demand,
          failures,
          wishes.crashes() != null ? wishes.crashes() : 0,
          sessions,
          wishes.waiters() != null ? wishes.waiters() : Workload.EVERY_RENDER,
          Defaults.CPU_PER_BUSY_SECOND);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; correct the option of this name", e);
    }
  }

  /// The workload with its run times.
  ///
  /// @param progress of a measurement
  public Found find(Consumer<String> progress)
      throws UsageException, InsufficientEvidenceException {
    Service service = service(progress);
    String failures =
        String.format(
            Locale.ROOT,
            "failures: %.1f %% of fetches%s",
            100 * assumed.failures(),
            wishes.failures() != null ? "" : journal.tellsOfRuns() ? " (journal)" : " (assumed)");
    return new Found(
        assumed.with(service.distribution(), service.sample()),
        List.of("run times: " + service.basis(), "demand: " + demandBasis(), failures));
  }

  private Service service(Consumer<String> progress)
      throws UsageException, InsufficientEvidenceException {
    Path durations = wishes.durations();
    if (durations != null) {
      return listed(durations);
    }
    if (wishes.measure() != null) {
      return measured(wishes.measure(), progress);
    }
    if (wishes.service() != null) {
      return given(wishes.service());
    }
    Sample noted = journal.sample();
    if (noted != null) {
      return noted(noted);
    }
    return new Service(
        assumed.service(),
        null,
        assumed.service().text()
            + ", assumed; give --durations FILE, --measure N or --service DIST");
  }

  private static Service listed(Path file) throws UsageException {
    try {
      return observed(DurationsFile.read(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("--durations: " + e.getMessage(), e);
    }
  }

  private Service measured(int times, Consumer<String> progress) throws UsageException {
    Sample sample = Measurement.take(machine.get(), times, progress);
    try {
      return observed(sample);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--measure: "
              + e.getMessage()
              + " (timings.fetchTimeout in "
              + machine.get().settingsFile()
              + ")",
          e);
    }
  }

  private Service noted(Sample sample) throws InsufficientEvidenceException {
    if (sample.isCensored()) {
      throw insufficient(
          sample.size() + " that the timeout ended",
          "raise timings.fetchTimeout in "
              + machine.get().settingsFile()
              + " and let it run, or give --durations FILE or --service DIST");
    }
    return observed(sample);
  }

  private InsufficientEvidenceException insufficient(String found, String fix) {
    return new InsufficientEvidenceException(
        "the journal in "
            + machine.get().journalFolder()
            + ": expected a run of ccusage that came to its end, found "
            + found
            + "; "
            + fix);
  }

  private static Service given(String text) throws UsageException {
    try {
      Distribution distribution = Distributions.parse(text);
      return distribution instanceof Empirical empirical
          ? observed(empirical.sample())
          : new Service(distribution, null, text);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("--service: " + e.getMessage(), e);
    }
  }

  private static Service observed(Sample sample) {
    long censored = sample.censored();
    String basis =
        sample.size()
            + " observed, from "
            + sample.origin()
            + (censored == 0 ? "" : ", " + censored + " of them ended early");
    return new Service(Empirical.of(sample), sample, basis);
  }

  private int sessions() throws UsageException {
    Integer wished = wishes.sessions();
    if (wished == null) {
      return journal.meanGapSeconds() == null ? Defaults.SESSIONS : journal.sessions();
    }
    if (wished < 1) {
      throw new UsageException(
          "--sessions: expected 1 or more, found " + wished + "; say how many are open at once");
    }
    return wished;
  }

  private Demand demand(int sessions) throws UsageException {
    String arrivals = wishes.arrivals();
    if (arrivals != null) {
      try {
        return Demands.parse(arrivals, sessions);
      } catch (IllegalArgumentException e) {
        throw new UsageException("--arrivals: " + e.getMessage(), e);
      }
    }
    Double gap = journal.meanGapSeconds();
    return gap == null
        ? new Demand.Poisson(Defaults.SESSION_GAP_SECONDS / sessions)
        : new Demand.Poisson(gap, (int) Math.min(Integer.MAX_VALUE, journal.renders()));
  }

  private double failures() throws InsufficientEvidenceException {
    Double wished = wishes.failures();
    if (wished != null) {
      return wished;
    }
    if (journal.failures() == 1) {
      throw insufficient(
          journal.failed() + " that failed",
          "'statusline doctor' examines the set-up; or say how many fail with --failures SHARE");
    }
    return journal.failures();
  }

  private String demandBasis() {
    String source =
        wishes.arrivals() != null
            ? ""
            : journal.meanGapSeconds() != null
                ? ", from " + journal.renders() + " renders in the journal"
                : ", assumed; give --arrivals and --sessions";
    return Demands.text(assumed.demand()) + ", " + assumed.sessions() + " sessions" + source;
  }
}
