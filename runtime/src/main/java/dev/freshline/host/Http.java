package dev.freshline.host;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One bounded HTTP request.
public interface Http {
  /// @param status HTTP status code
  /// @param retryAfter the `Retry-After` header as it came, or null
  /// @param body at most the limit asked for
  /// @param truncated whether some of the body is missing: it was longer than the limit, or the
  ///     connection broke within it
  record Reply(int status, @Nullable String retryAfter, byte[] body, boolean truncated) {}

  /// Sends a GET and reads the reply, all within `timeout`; follows no redirect.
  ///
  /// @throws java.net.http.HttpTimeoutException when the time is up, at whatever point
  /// @throws IOException when no reply could be had
  Reply get(URI uri, Map<String, String> headers, Duration timeout, int bodyLimit)
      throws IOException;
}
