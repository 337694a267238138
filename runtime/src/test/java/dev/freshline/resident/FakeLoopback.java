package dev.freshline.resident;

import dev.freshline.host.Loopback;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A loopback on which each call is held on the caller's thread, in pieces of the test's choosing.
final class FakeLoopback implements Loopback {
  static final int PORT = 40_000;

  private @Nullable Consumer<Call> host;
  private boolean closed;
  private Runnable whenLookedAt = () -> {};

  /// Runs each time that the host looks whether it is to leave.
  void whenLookedAt(Runnable action) {
    whenLookedAt = action;
  }

  /// Says all of this in pieces of `most` bytes, then nothing more; returns what was answered.
  String say(String words, int most) {
    var call = new Spoken(words.getBytes(StandardCharsets.UTF_8), most);
    Consumer<Call> listener = host;
    if (listener == null || closed) {
      throw new IllegalStateException("nobody listens");
    }
    listener.accept(call);
    return call.answer.toString(StandardCharsets.UTF_8);
  }

  boolean isClosed() {
    return closed;
  }

  @Override
  public Door open(int mostCalls, Duration callFor) {
    return new Door() {
      @Override
      public int port() {
        return PORT;
      }

      @Override
      public void serve(Consumer<Call> listener) {
        host = listener;
      }

      @Override
      public boolean isClosedWithin(Duration time) {
        whenLookedAt.run();
        return closed;
      }

      @Override
      public void close() {
        closed = true;
      }
    };
  }

  /// A visitor speaks before it listens, so its call is held when it starts to listen.
  @Override
  public Call call(int port, Duration callFor) throws IOException {
    Consumer<Call> listener = host;
    if (listener == null || closed || port != PORT) {
      throw new ConnectException("refused");
    }
    return new Visiting(listener);
  }

  /// A caller that says its words without waiting for an answer.
  static final class Spoken implements Call {
    final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final byte[] words;
    private final int most;
    private int said;

    Spoken(byte[] words, int most) {
      this.words = words;
      this.most = most;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      int count = Math.min(Math.min(length, most), words.length - said);
      System.arraycopy(words, said, into, from, count);
      said += count;
      return count == 0 ? -1 : count;
    }

    @Override
    public void write(byte[] bytes) {
      answer.writeBytes(bytes);
    }

    @Override
    public void close() {}
  }

  /// Collects what it is to say; a first read has the host hear everything said so far.
  private static final class Visiting implements Call {
    private final Consumer<Call> host;
    private final ByteArrayOutputStream words = new ByteArrayOutputStream();
    private byte[] answer = {};
    private int heard;

    Visiting(Consumer<Call> host) {
      this.host = host;
    }

    @Override
    public void write(byte[] bytes) {
      words.writeBytes(bytes);
    }

    /// A line at a time. Each time from the beginning: what it answers does not depend on when it
    // was asked.
    @Override
    public int read(byte[] into, int from, int length) {
      var call = new Spoken(words.toByteArray(), Integer.MAX_VALUE);
      host.accept(call);
      answer = call.answer.toByteArray();
      int end = heard;
      while (end < answer.length && answer[end] != Hearing.END) {
        end++;
      }
      int count = Math.min(length, Math.min(end + 1, answer.length) - heard);
      if (count <= 0) {
        return -1;
      }
      System.arraycopy(answer, heard, into, from, count);
      heard += count;
      return count;
    }

    @Override
    public void close() {}
  }
}
