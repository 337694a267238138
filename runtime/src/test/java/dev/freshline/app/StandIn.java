package dev.freshline.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/// Stands in for the resident process, before a client that is tested by itself.
final class StandIn implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final char END = '\u001f';
  private static final String WORD = "a".repeat(32);
  private static final String PROOF = "b".repeat(32);

  private final ServerSocket door;

  private StandIn(ServerSocket door) {
    this.door = door;
  }

  private interface Manner {
    void serve(Socket call) throws IOException;
  }

  /// One that takes no call.
  static StandIn deaf(Path run) throws IOException {
    var door = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
    Path file = Files.createDirectories(run).resolve("resident");
    Files.writeString(file, "1 " + door.getLocalPort() + ' ' + WORD + ' ' + PROOF + '\n');
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new StandIn(door);
  }

  /// One that hangs up on whoever calls.
  static StandIn hangingUp(Path run) throws IOException {
    return deaf(run).serving(call -> {});
  }

  /// One that answers whatever it is asked with a line, and with a wish for a refresh.
  static StandIn drawing(Path run, String line) throws IOException {
    String answer = "ok " + line.length() + " start s-1" + END + line;
    return deaf(run)
        .serving(
            call -> {
              hear(call.getInputStream());
              call.getOutputStream().write((PROOF + END).getBytes(US_ASCII));
              hear(call.getInputStream());
              call.getOutputStream().write(answer.getBytes(US_ASCII));
            });
  }

  private StandIn serving(Manner manner) {
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              boolean open = true;
              while (open) {
                open = servesOne(manner);
              }
            });
    return this;
  }

  private boolean servesOne(Manner manner) {
    try (Socket call = door.accept()) {
      call.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
      manner.serve(call);
      return true;
    } catch (IOException e) {
      return !door.isClosed(); // a client that gave up
    }
  }

  private static void hear(InputStream call) throws IOException {
    for (int next = call.read(); next >= 0 && next != END; next = call.read()) {}
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
