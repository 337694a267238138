package dev.freshline.resident;

import dev.freshline.host.Loopback;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A call to the resident process from Java: to see whether it lives, or to tell it to leave.
public final class Visit {
  private static final int MOST_ANSWER = 4096;

  private final Loopback loopback;
  private final Endpoint endpoint;

  public Visit(Loopback loopback, Endpoint endpoint) {
    this.loopback = loopback;
    this.endpoint = endpoint;
  }

  /// What it says of itself, or null when it does not answer in time or is another program.
  public @Nullable String status(Duration within) {
    return ask("status", within);
  }

  /// Tells it to leave. Null when it does not answer.
  public @Nullable String stop(Duration within) {
    return ask("stop", within);
  }

  private @Nullable String ask(String request, Duration within) {
    try (Loopback.Call call = loopback.call(endpoint.port(), within)) {
      call.write(bytes(endpoint.greeting() + Hearing.END));
      var hearing = new Hearing(call);
      if (!MessageDigest.isEqual(bytes(hearing.line()), bytes(endpoint.proof()))) {
        return null;
      }
      call.write(bytes(request + Hearing.END));
      String[] header = hearing.line().split(" ", -1);
      if (!header[0].equals("ok") || header.length < 2) {
        return null;
      }
      int length = Integer.parseInt(header[1]);
      return length < 0 || length > MOST_ANSWER
          ? null
          : new String(hearing.block(length), StandardCharsets.UTF_8);
    } catch (IOException | RefusedException | NumberFormatException e) {
      return null;
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
