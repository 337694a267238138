package dev.freshline.stress.sim.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/// Many seeds, played by several threads a stretch at a time.
///
/// The verdict is that of the lowest seed that breaks a property, and the counts are those of the
/// seeds up to it, however many threads there were and whoever of them came first.
public final class Sweep {
  private static final int STRETCH = 100;

  private final Seeker seeker;
  private final long first;
  private final long count;
  private final long endsAt;
  private final LongConsumer progress;
  private final AtomicLong next = new AtomicLong();
  private final AtomicLong played = new AtomicLong();
  private final AtomicLong lowestBroken = new AtomicLong(Long.MAX_VALUE);
  private volatile boolean givenUp;
  private final Map<Long, Seeds> stretches = new ConcurrentHashMap<>();

  private Sweep(Seeker seeker, long first, long count, Duration budget, LongConsumer progress) {
    this.seeker = seeker;
    this.first = first;
    this.count = count;
    this.endsAt = System.nanoTime() + budget.toNanos();
    this.progress = progress;
  }

  /// Plays seeds from the first on, until one breaks a property or the time is used up.
  ///
  /// @param progress is told how many were played, now and then, by any of the threads
  public static Seeds of(
      Seeker seeker, long first, long count, int threads, Duration budget, LongConsumer progress) {
    return new Sweep(seeker, first, count, budget, progress).run(threads);
  }

  private Seeds run(int threads) {
    try (ExecutorService crew = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        all.add(crew.submit(this::work));
      }
      for (Future<?> one : all) {
        await(one);
      }
    }
    return sum().plainer(seeker);
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while seeds were played", e);
    }
  }

  /// What cannot be played ends it for all of them.
  private void work() {
    try {
      playStretches();
    } catch (RuntimeException | Error e) {
      givenUp = true;
      throw e;
    }
  }

  /// Whoever has taken a stretch plays it to its end, so that none is missing below another.
  private void playStretches() {
    Seeker own = seeker.remembering();
    while (!givenUp && System.nanoTime() < endsAt) {
      long stretch = next.getAndIncrement();
      long skipped = stretch * STRETCH;
      if (skipped >= count || stretch > lowestBroken.get()) {
        return;
      }
      Seeds done = Seeds.asTheyCame(own, first + skipped, Math.min(STRETCH, count - skipped));
      stretches.put(stretch, done);
      if (done.example() != null) {
        lowestBroken.accumulateAndGet(stretch, Math::min);
      }
      progress.accept(played.addAndGet(done.seeds()));
    }
  }

  private Seeds sum() {
    Seeds sum = Seeds.NONE;
    for (long stretch = 0; sum.example() == null && stretches.containsKey(stretch); stretch++) {
      sum = sum.plus(stretches.get(stretch));
    }
    return sum;
  }
}
