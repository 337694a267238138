package dev.freshline.bench.process;

import java.io.IOException;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// Several runs of one command that start at once.
final class Crowd {
  private final int size;
  private final Runner runner;
  private final LongSupplier nanos;

  /// Runs a command to its end.
  interface Runner {
    void run(Command command) throws IOException;
  }

  /// @param nanos a clock that all threads share
  Crowd(int size, Runner runner, LongSupplier nanos) {
    this.size = size;
    this.runner = runner;
    this.nanos = nanos;
  }

  static Crowd real(int size) {
    var spawner = new Spawner();
    return new Crowd(size, command -> spawner.run(command, false), System::nanoTime);
  }

  /// Milliseconds from when all are ready until the last has ended. One clock for all: a run that
  /// the machine lets begin late ends late, too.
  double untilTheLast(Command command) throws IOException {
    var started = new AtomicLong();
    var ready = new CyclicBarrier(size, () -> started.set(nanos.getAsLong()));
    Callable<Long> run =
        () -> {
          ready.await();
          runner.run(command);
          return nanos.getAsLong() - started.get();
        };
    // A thread each, of the platform: a foreign call keeps the carrier of a virtual one.
    try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
      long last = 0;
      for (Future<Long> each : threads.invokeAll(Collections.nCopies(size, run))) {
        last = Math.max(last, each.get());
      }
      return last / 1e6;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted among " + size + " runs", e);
    } catch (ExecutionException e) {
      throw new IOException(size + " at once: " + e.getCause(), e);
    }
  }
}
