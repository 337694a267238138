package dev.freshline.reports.verify;

import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.stress.fleet.Arrivals;
import dev.freshline.stress.fleet.Load;
import dev.freshline.stress.fleet.LoadResult;
import dev.freshline.stress.fleet.OpenLoop;
import dev.freshline.stress.fleet.Rendered;
import dev.freshline.stress.fleet.Tally;
import dev.freshline.stress.foreign.ForeignRenders.Reading;
import dev.freshline.stress.foreign.Showing;
import dev.freshline.stress.foreign.Showing.How;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A fleet without processes: one refresh after the other, stamped at its end, on a clock of its
/// own.
///
/// @param overhead of each run, in played seconds
/// @param cooldownFactor by which it gets the cooldown wrong; 1 for not at all
record IdealFleet(double overhead, double cooldownFactor) implements Fleet {
  private static final long EPOCH = 1_000_000;

  @Override
  public LoadResult play(Load load, Consumer<OpenLoop.Progress> progress) throws Exception {
    progress.accept(new OpenLoop.Progress(Duration.ZERO, Duration.ofSeconds(1), 0, 1));
    var random = new SplittableRandom(load.seed());
    Distribution service = Distributions.parse(load.service());
    double gap = seconds(((Arrivals.Poisson) load.arrivals()).meanGap()) * load.scale();
    double cooldown =
        seconds(Objects.requireNonNull(load.protocol().cooldown())) * load.scale() * cooldownFactor;
    double end = seconds(load.span()) * load.scale();
    List<Rendered> renders = new ArrayList<>();
    int runs = 0;
    double busy = 0;
    double published = Double.NEGATIVE_INFINITY;
    double running = Double.NEGATIVE_INFINITY;
    for (double now = wait(random, gap); now < end; now += wait(random, gap)) {
      if (running > published && now >= running) {
        published = running;
      }
      boolean idle = running <= published;
      if (idle && now >= published + cooldown) {
        double run = service.sample(random) * load.scale();
        running = now + run + overhead;
        runs++;
        busy += run;
        renders.add(render(now, running, running));
      } else {
        renders.add(render(now, now, published));
      }
    }
    var tally = new Tally(runs, runs, 0, 0, 0, Math.round(1000 * busy));
    return new LoadResult(load, renders, tally, List.of());
  }

  private static Rendered render(double began, double ended, double stamp) {
    return new Rendered(
        0,
        duration(began),
        duration(began),
        duration(ended),
        reading(ended, stamp),
        new Showing(How.SERVED, 1, true, null, Duration.ZERO));
  }

  private static @Nullable Reading reading(double now, double stamp) {
    return Double.isInfinite(stamp)
        ? null
        : new Reading(EPOCH + Math.round(1000 * stamp), duration(now - stamp));
  }

  private static double wait(SplittableRandom random, double gap) {
    return -Math.log(1 - random.nextDouble()) * gap;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static Duration duration(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
