package dev.freshline.host;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/// Calls between processes of this machine: TCP on 127.0.0.1, and on no other address.
public interface Loopback {
  /// Listens on a free port.
  ///
  /// @param mostCalls served at once; one more is turned away
  /// @param callFor longest that a call may take, whatever the caller does
  Door open(int mostCalls, Duration callFor) throws IOException;

  /// Calls whoever listens on a port.
  ///
  /// @param callFor longest that all of the call may take
  Call call(int port, Duration callFor) throws IOException;

  /// Where calls come in.
  interface Door extends AutoCloseable {
    int port();

    /// Hands each call to `host`, each on a thread of its own, and closes it afterwards. Returns at
    /// once.
    void serve(Consumer<Call> host);

    /// Waits until the door is closed, but no longer than this; tells whether it is.
    boolean isClosedWithin(Duration time);

    /// Takes no more calls. Those that are being served go on.
    @Override
    void close();
  }

  /// One connection. Past its time, everything but closing it fails.
  interface Call extends Closeable {
    /// Reads what is there, waiting for the first byte; -1 at the end.
    int read(byte[] into, int from, int most) throws IOException;

    void write(byte[] bytes) throws IOException;

    /// Ends our half, so that the other side sees the end of what was written.
    @Override
    void close();
  }
}
