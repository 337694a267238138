package dev.freshline.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import jdk.net.ExtendedSocketOptions;

/// Sockets on 127.0.0.1; a virtual thread for each call, so that a slow caller holds up nobody.
public final class RealLoopback implements Loopback {
  /// A stopped process accepts nothing: until it is withdrawn, its callers wait in here. One that
  /// found no room would wait for seconds in its `connect`, which a shell cannot bound.
  private static final int BACKLOG = 4096;

  private static final Duration AFTER_FAILED_ACCEPT = Duration.ofMillis(20);

  @Override
  public Door open(int mostCalls, Duration callFor) throws IOException {
    return new RealDoor(new ServerSocket(0, BACKLOG, here()), mostCalls, callFor);
  }

  @Override
  public Call call(int port, Duration callFor) throws IOException {
    long deadline = System.nanoTime() + callFor.toNanos();
    var socket = new Socket();
    try {
      socket.connect(new InetSocketAddress(here(), port), Math.toIntExact(callFor.toMillis()));
      return new RealCall(socket, deadline);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /// Not `localhost`, which a host file may lead elsewhere.
  private static InetAddress here() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private static final class RealDoor implements Door {
    private final ServerSocket socket;
    private final Duration callFor;
    private final Semaphore room;
    private final CountDownLatch closed = new CountDownLatch(1);

    RealDoor(ServerSocket socket, int mostCalls, Duration callFor) {
      this.socket = socket;
      this.callFor = callFor;
      this.room = new Semaphore(mostCalls);
    }

    @Override
    public int port() {
      return socket.getLocalPort();
    }

    @Override
    public void serve(Consumer<Call> host) {
      var porter = new Thread(() -> acceptAll(host), "door");
      porter.setDaemon(true);
      porter.start();
    }

    private void acceptAll(Consumer<Call> host) {
      while (!socket.isClosed()) {
        try {
          receive(socket.accept(), host);
        } catch (IOException | OutOfMemoryError e) {
          // No descriptor or memory left, say: others may give some back.
          isClosedWithin(AFTER_FAILED_ACCEPT);
        }
      }
    }

    private void receive(Socket caller, Consumer<Call> host) throws IOException {
      if (!room.tryAcquire()) {
        caller.close();
        return;
      }
      long deadline = System.nanoTime() + callFor.toNanos();
      Thread.ofVirtual()
          .start(
              () -> {
                try (var call = new RealCall(caller, deadline)) {
                  answer(call, host);
                }
              });
    }

    /// The place is free before the call is closed: whoever sees its call closed may call again.
    private void answer(Call call, Consumer<Call> host) {
      try {
        host.accept(call);
      } finally {
        room.release();
      }
    }

    @Override
    public boolean isClosedWithin(Duration time) {
      try {
        return closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return true;
      }
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // Nobody is let in any more all the same.
      } finally {
        closed.countDown();
      }
    }
  }

  private static final class RealCall implements Call {
    private final Socket socket;
    private final long deadline;

    RealCall(Socket socket, long deadline) {
      this.socket = socket;
      this.deadline = deadline;
    }

    /// A shell sends what is longer than its buffer in pieces, each of which waits for the last one
    /// to be acknowledged. The kernel would take 40 ms for that, in the hope of a ride on an
    // answer.
    private void acknowledgeAtOnce() throws IOException {
      if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
        socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
      }
    }

    @Override
    public int read(byte[] into, int from, int most) throws IOException {
      socket.setSoTimeout(millisLeft());
      return socket.getInputStream().read(into, from, most);
    }

    @Override
    public void write(byte[] bytes) throws IOException {
      millisLeft();
      socket.getOutputStream().write(bytes);
      acknowledgeAtOnce();
    }

    private int millisLeft() throws IOException {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        throw new SocketTimeoutException("the call has taken its time");
      }
      return Math.toIntExact(left);
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        // The kernel forgets the connection when the other side does.
      }
    }
  }
}
