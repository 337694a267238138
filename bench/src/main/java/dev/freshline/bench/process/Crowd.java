package dev.freshline.bench.process;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Several runs of one command that start at once.
final class Crowd {
  private final Spawner spawner = new Spawner();
  private final int size;

  Crowd(int size) {
    this.size = size;
  }

  /// Milliseconds until the last has ended.
  double untilTheLast(Command command) throws IOException {
    var start = new CyclicBarrier(size);
    List<Callable<Spawned>> starters = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      starters.add(
          () -> {
            start.await();
            return spawner.run(command, false);
          });
    }
    // A thread each, of the platform: a foreign call keeps the carrier of a virtual one.
    try (ExecutorService threads = Executors.newFixedThreadPool(size)) {
      double last = 0;
      for (Future<Spawned> each : threads.invokeAll(starters)) {
        last = Math.max(last, each.get().wallMillis());
      }
      return last;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted among " + size + " runs", e);
    } catch (ExecutionException e) {
      throw new IOException(size + " at once: " + e.getCause(), e);
    }
  }
}
