package dev.freshline.source;

import dev.freshline.host.Clock;
import dev.freshline.host.Http;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Stamp;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The account's limits as the usage endpoint of Claude Code's login tells them. Off unless turned
/// on.
///
/// The token is read at the moment of use, goes into one header of one request, and nowhere else.
/// It is never renewed by us: a renewal would make Claude Code's own copy invalid.
public final class OAuthUsageSource implements Source<List<Limit>> {
  public static final String NAME = "oauth";

  private static final String BETA = "oauth-2025-04-20";
  private static final int BODY_LIMIT = 1 << 18;

  private final UsageEndpoint endpoint;
  private final CredentialStore credentials;
  private final Http http;
  private final Clock clock;
  private final String version;
  private final Duration timeout;

  /// @param version of Freshline, by which it names itself to the server
  /// @param timeout for the whole exchange
  public OAuthUsageSource(
      UsageEndpoint endpoint,
      CredentialStore credentials,
      Http http,
      Clock clock,
      String version,
      Duration timeout) {
    this.endpoint = endpoint;
    this.credentials = credentials;
    this.http = http;
    this.clock = clock;
    this.version = version;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Fetch<List<Limit>> fetch() {
    return observe().toFetch();
  }

  /// Asks once.
  public UsageResult observe() {
    Moment beganAt = clock.now();
    return switch (credentials.read(beganAt.at())) {
      case Credentials.Absent(var why) -> new UsageResult.NoCredentials(why);
      case Credentials.Expired(var at) -> new UsageResult.Expired(at);
      case Credentials.Usable(var token) -> ask(token, beganAt);
    };
  }

  private UsageResult ask(AccessToken token, Moment beganAt) {
    try {
      Http.Reply reply = http.get(endpoint.uri(), headers(token), timeout, BODY_LIMIT);
      return judged(reply, new Stamp(beganAt, clock.now(), NAME, "", 0));
    } catch (HttpTimeoutException e) {
      return new UsageResult.Stalled(timeout);
    } catch (IOException e) {
      String message = e.getMessage();
      return new UsageResult.Unreachable(
          Excerpt.of(
              token.hiddenIn(
                  e.getClass().getSimpleName() + (message == null ? "" : ": " + message))));
    }
  }

  private Map<String, String> headers(AccessToken token) {
    return Map.of(
        "Authorization",
        token.bearer(),
        "anthropic-beta",
        BETA,
        "Accept",
        "application/json",
        "User-Agent",
        "freshline/" + version);
  }

  private static UsageResult judged(Http.Reply reply, Stamp stamp) {
    Instant now = stamp.endedAt().at();
    int status = reply.status();
    return switch (status) {
      case 200 ->
          reply.truncated()
              ? new UsageResult.Truncated(reply.body().length)
              : UsageBody.parse(reply.body(), stamp);
      case 401 -> new UsageResult.Unauthorized();
      case 403 -> new UsageResult.Forbidden();
      case 429 -> new UsageResult.RateLimited(RetryAfter.parse(reply.retryAfter(), now));
      default ->
          status >= 500 && status <= 599
              ? new UsageResult.ServerError(status, RetryAfter.parse(reply.retryAfter(), now))
              : new UsageResult.UnexpectedStatus(status);
    };
  }
}
