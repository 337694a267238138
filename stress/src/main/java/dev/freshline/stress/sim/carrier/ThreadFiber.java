package dev.freshline.stress.sim.carrier;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A fiber on a thread of its own that waits for the baton.
final class ThreadFiber implements Fiber {
  private final Runnable routine;
  private @Nullable Thread thread;
  private volatile boolean inside;
  private volatile boolean done;
  private volatile boolean abandoned;
  private volatile @Nullable Throwable thrown;
  private volatile @Nullable Thread resumer;

  ThreadFiber(Runnable routine) {
    this.routine = routine;
  }

  @Override
  public void resume() {
    resumer = Thread.currentThread();
    inside = true;
    if (thread == null) {
      thread = Thread.ofVirtual().start(this::run);
    } else {
      LockSupport.unpark(thread);
    }
    while (inside) {
      LockSupport.park(this);
    }
    switch (thrown) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private void run() {
    try {
      routine.run();
    } catch (Abandoned e) {
      return; // nobody waits for it
    } catch (RuntimeException | Error e) {
      thrown = e;
    } finally {
      done = true;
      handBack();
    }
  }

  private void handBack() {
    inside = false;
    LockSupport.unpark(resumer);
  }

  @Override
  public void pause() {
    if (abandoned) {
      throw new Abandoned();
    }
    handBack();
    while (!inside && !abandoned) {
      LockSupport.park(this);
    }
    if (abandoned) {
      throw new Abandoned();
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  /// Its `finally` blocks do run here, to no effect; not beside whatever is simulated next.
  @Override
  public void abandon() {
    abandoned = true;
    Thread carrying = thread;
    if (carrying == null || done) {
      return;
    }
    LockSupport.unpark(carrying);
    try {
      carrying.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
