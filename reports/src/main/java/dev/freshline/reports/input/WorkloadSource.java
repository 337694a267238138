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
import java.util.ArrayList;
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
  private final Consumer<String> progress;

  /// @param machine asked only where something has to be measured or read
  /// @param progress of a measurement
  public WorkloadSource(Wishes wishes, Supplier<Inspection> machine, Consumer<String> progress) {
    this.wishes = wishes;
    this.machine = machine;
    this.progress = progress;
  }

  /// @param protocol name of the protocol that is judged
  /// @param own whether these are Freshline's own settings, which the journal knows of
  public Found find(String protocol, boolean own) throws UsageException {
    JournalWorkload journal =
        own ? JournalWorkload.of(machine.get().journal()) : JournalWorkload.NOTHING;
    Service service = service(protocol, journal);
    int sessions = sessions(journal);
    Demand demand = demand(journal, sessions);
    double failures = wishes.failures() != null ? wishes.failures() : journal.failures();
    List<String> basis = new ArrayList<>();
    basis.add("run times: " + service.basis());
    basis.add("demand: " + demandBasis(journal, demand, sessions));
    basis.add(
        String.format(
            Locale.ROOT,
            "failures: %.1f %% of fetches%s",
            100 * failures,
            wishes.failures() != null ? "" : journal.tellsOfRuns() ? " (journal)" : " (assumed)"));
    try {
      return new Found(
          new Workload(
              service.distribution(),
              service.sample(),
              demand,
              failures,
              wishes.crashes() != null ? wishes.crashes() : 0,
              sessions,
              wishes.waiters() != null ? wishes.waiters() : Workload.EVERY_RENDER,
              Defaults.CPU_PER_BUSY_SECOND),
          basis);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + "; correct the option of this name", e);
    }
  }

  private Service service(String protocol, JournalWorkload journal) throws UsageException {
    Path durations = wishes.durations();
    if (durations != null) {
      return observed(durations(durations));
    }
    if (wishes.measure() != null) {
      return observed(Measurement.take(machine.get(), wishes.measure(), progress));
    }
    if (wishes.service() != null) {
      return given(wishes.service());
    }
    Sample noted = journal.sample();
    if (noted != null) {
      return observed(noted);
    }
    String assumed = Defaults.service(protocol);
    Service service = given(assumed);
    return new Service(
        service.distribution(),
        null,
        assumed + ", assumed; give --durations FILE, --measure N or --service DIST");
  }

  private static Sample durations(Path file) throws UsageException {
    try {
      return DurationsFile.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException("--durations: " + e.getMessage(), e);
    }
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

  private int sessions(JournalWorkload journal) throws UsageException {
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

  private Demand demand(JournalWorkload journal, int sessions) throws UsageException {
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

  private String demandBasis(JournalWorkload journal, Demand demand, int sessions) {
    String source =
        wishes.arrivals() != null
            ? ""
            : journal.meanGapSeconds() != null
                ? ", from " + journal.renders() + " renders in the journal"
                : ", assumed; give --arrivals and --sessions";
    return Demands.text(demand) + ", " + sessions + " sessions" + source;
  }
}
