package dev.freshline.source;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one question to the usage endpoint came to.
public sealed interface UsageResult {
  /// The account's limits; none when it has none.
  record Usage(List<Limit> limits, Stamp stamp) implements UsageResult {
    public Usage {
      limits = List.copyOf(limits);
    }
  }

  /// Nobody is logged in here, as far as can be seen; nothing was sent.
  record NoCredentials(String why) implements UsageResult {}

  /// The token has expired; nothing was sent.
  record Expired(Instant at) implements UsageResult {}

  record Unauthorized() implements UsageResult {}

  record Forbidden() implements UsageResult {}

  /// @param retryAfter what the server asked for, or null
  record RateLimited(@Nullable Duration retryAfter) implements UsageResult {}

  /// @param retryAfter what the server asked for, or null
  record ServerError(int status, @Nullable Duration retryAfter) implements UsageResult {}

  record UnexpectedStatus(int status) implements UsageResult {}

  /// No whole reply in time: none at all, or one that stopped halfway.
  record Stalled(Duration timeout) implements UsageResult {}

  record Unreachable(String why) implements UsageResult {}

  record WrongShape(String why) implements UsageResult {}

  record Truncated(int bytes) implements UsageResult {}

  /// The reading in this result, or its reason.
  default Fetch<List<Limit>> toFetch() {
    return switch (this) {
      case Usage(var limits, var stamp) -> new Fetch.Observed<>(new Reading<>(limits, stamp));
      case NoCredentials(var why) -> failed(Kind.NO_CREDENTIALS, why);
      case Expired(var at) ->
          failed(
              Kind.NO_CREDENTIALS,
              "the token expired at " + at + "; Claude Code renews it when it runs");
      case Unauthorized() ->
          failed(Kind.UNAUTHORIZED, "the server does not accept the token (401)");
      case Forbidden() ->
          failed(Kind.FORBIDDEN, "the token is not allowed to read the usage (403)");
      case RateLimited(var wait) -> failed(Kind.RATE_LIMITED, "asked too often (429)", wait);
      case ServerError(var status, var wait) ->
          failed(Kind.SERVER_ERROR, "the server failed (" + status + ")", wait);
      case UnexpectedStatus(var status) ->
          failed(Kind.UNEXPECTED_STATUS, "expected status 200, found " + status);
      case Stalled(var timeout) ->
          failed(Kind.STALLED, "no whole reply within " + timeout.toMillis() + " ms");
      case Unreachable(var why) -> failed(Kind.UNREACHABLE, why);
      case WrongShape(var why) -> failed(Kind.MALFORMED, why);
      case Truncated(var bytes) ->
          failed(
              Kind.TRUNCATED,
              "expected a whole JSON document, found one cut off after " + bytes + " bytes");
    };
  }

  private static Fetch<List<Limit>> failed(Kind kind, String reason) {
    return failed(kind, reason, null);
  }

  private static Fetch<List<Limit>> failed(
      Kind kind, String reason, @Nullable Duration retryAfter) {
    return new Fetch.Failed<>(new Failure(kind, reason, retryAfter));
  }
}
