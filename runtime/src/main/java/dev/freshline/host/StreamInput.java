package dev.freshline.host;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Standard input as a stream whose reads may block for ever.
///
/// What is there already is read at once: Claude Code has written all of it before a JVM is up.
/// Only what has yet to come is left to a daemon thread, which then may block without holding up
/// anyone.
public final class StreamInput implements StandardInput {
  private static final int FIRST_CHUNK = 8 << 10;

  private final InputStream stream;

  public StreamInput(InputStream stream) {
    this.stream = stream;
  }

  @Override
  public Received read(int limit, Duration within, Completion completion) {
    long deadline = System.nanoTime() + within.toNanos();
    var buffer = new Buffer(limit, completion);
    if (!readAvailable(buffer)) {
      var reader = new Thread(() -> readAll(buffer), "standard input");
      reader.setDaemon(true);
      reader.start();
    }
    return buffer.await(deadline);
  }

  /// Returns whether reading is over.
  private boolean readAvailable(Buffer buffer) {
    try {
      byte[] chunk = new byte[FIRST_CHUNK];
      for (int there = stream.available(); there > 0; there = stream.available()) {
        if (buffer.add(chunk, stream.read(chunk, 0, Math.min(there, chunk.length)))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return buffer.end();
    }
  }

  private void readAll(Buffer buffer) {
    try {
      byte[] chunk = new byte[FIRST_CHUNK];
      while (!buffer.add(chunk, stream.read(chunk))) {
        // add() says when to stop
      }
    } catch (IOException e) {
      buffer.end();
    }
  }

  /// The bytes so far, filled by one thread and awaited by another.
  private static final class Buffer {
    private final int limit;
    private final Completion completion;
    private byte[] bytes;
    private int length;
    private boolean over;
    private Ending ending = Ending.TIME;

    Buffer(int limit, Completion completion) {
      this.limit = limit;
      this.completion = completion;
      this.bytes = new byte[Math.min(limit, FIRST_CHUNK)];
    }

    /// Takes in `count` bytes, or the end of the stream when negative. Returns whether reading is
    /// over.
    synchronized boolean add(byte[] chunk, int count) {
      if (over) {
        return true;
      }
      if (count < 0) {
        return stop(Ending.END);
      }
      int taken = Math.min(count, limit - length);
      if (length + taken > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(length + taken, 2 * bytes.length)));
      }
      System.arraycopy(chunk, 0, bytes, length, taken);
      length += taken;
      if (completion.isComplete(bytes, length - taken, length)) {
        return stop(Ending.COMPLETE);
      }
      return length == limit && stop(Ending.SIZE);
    }

    synchronized boolean end() {
      return over || stop(Ending.END);
    }

    /// Waits for the end of reading until `deadline`, after which nothing more is taken in.
    synchronized Received await(long deadline) {
      try {
        for (long left = deadline - System.nanoTime();
            !over && left > 0;
            left = deadline - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(this, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      over = true;
      return new Received(bytes, length, ending);
    }

    private boolean stop(Ending reason) {
      ending = reason;
      over = true;
      notifyAll();
      return true;
    }
  }
}
