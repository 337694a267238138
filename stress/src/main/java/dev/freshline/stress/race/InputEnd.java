package dev.freshline.stress.race;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.freshline.host.StandardInput;
import dev.freshline.host.StandardInput.Ending;
import dev.freshline.host.StreamInput;
import java.io.InputStream;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// What standard input brought by the end of the wait is what the parser sees: nothing is added to
/// it later, and nothing that counts is missing.
///
/// `stress/bin/races InputEnd` showed, on two busy cores:
///
/// | test | found | seen | which says |
/// |---|---|---:|---|
/// | Actual | 0, 0 | 3,017 | Nothing, and no byte of it. |
/// | Actual | 64, 64 | 32 | All, and each byte of it. |
/// | Broken | 0, 0 | 20,416 | Nothing. |
/// | Broken | 1, 1 | 19,764 | All. |
/// | Broken | 0, 1 | 29 | Nothing by the length that was read. |
/// | Broken | 1, 0 | 24 | FORBIDDEN: A length without its bytes. |
/// | Model | 64, 64 | 8,787 | All, and it stays so. |
/// | Model | 0, 0 | 7,766 | Nothing, and it stays so. |
public final class InputEnd {
  private static final int SIZE = 64;
  private static final Duration NO_TIME = Duration.ofNanos(1);

  private InputEnd() {}

  /// One monitor for the bytes and for the end.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing, and it stays so.")
  @Outcome(id = "64, 64", expect = ACCEPTABLE, desc = "All, and it stays so.")
  @Outcome(id = "0, 64", expect = FORBIDDEN, desc = "It came after the end.")
  @State
  public static class Model {
    private int length;
    private boolean over;

    @Actor
    public synchronized void arrive() {
      length = over ? length : SIZE;
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = end();
      r.r2 = seen();
    }

    private synchronized int end() {
      over = true;
      return length;
    }

    private synchronized int seen() {
      return length;
    }
  }

  /// [StreamInput] over a stream that brings its bytes at some moment, read with no time to spare.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing, and no byte of it.")
  @Outcome(id = "64, 64", expect = ACCEPTABLE, desc = "All, and each byte of it.")
  @Outcome(expect = FORBIDDEN, desc = "The bytes do not fit the length.")
  @State
  public static class Actual {
    private final Late stream = new Late();

    @Actor
    public void arrive() {
      stream.arrived = true;
    }

    @Actor
    public void read(II_Result r) {
      var received = new StreamInput(stream).read(2 * SIZE, NO_TIME, (bytes, from, to) -> false);
      r.r1 = received.length();
      r.r2 = received.ending() == Ending.END ? SIZE : written(received);
      stream.arrived = true; // lets the thread that reads go
    }

    private static int written(StandardInput.Received received) {
      int count = 0;
      for (int i = 0; i < received.length(); i++) {
        count += received.bytes()[i] == 'x' ? 1 : 0;
      }
      return count;
    }
  }

  /// The length is said before the bytes are there.
  @JCStressTest
  @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "Nothing.")
  @Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "Nothing by the length that was read.")
  @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "All.")
  @Outcome(id = "1, 0", expect = FORBIDDEN, desc = "A length without its bytes.")
  @State
  public static class Broken {
    private int bytes;
    private int length;

    @Actor
    public void arrive() {
      length = 1;
      bytes = 1;
    }

    @Actor
    public void read(II_Result r) {
      r.r1 = length;
      r.r2 = bytes;
    }
  }

  private static final class Late extends InputStream {
    private volatile boolean arrived;
    private boolean given;

    @Override
    public int available() {
      return 0;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("read by the chunk");
    }

    @Override
    public int read(byte[] chunk, int offset, int length) {
      while (!arrived) {
        Thread.onSpinWait();
      }
      if (given) {
        return -1;
      }
      given = true;
      for (int i = 0; i < SIZE; i++) {
        chunk[offset + i] = 'x';
      }
      return SIZE;
    }
  }
}
