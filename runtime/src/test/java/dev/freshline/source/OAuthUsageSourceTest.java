package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Clock;
import dev.freshline.host.Http;
import dev.freshline.host.JdkHttp;
import dev.freshline.host.Keychain;
import dev.freshline.host.RealDisk;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Stamp;
import dev.freshline.source.Failure.Kind;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The source over a real HTTP client and a real server on loopback.
class OAuthUsageSourceTest {
  private static final String SECRET = "sk-ant-oat01-topsecret";
  private static final Duration AMPLE = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Moment BEGAN = Moment.ofMillis(1_000_000, null);
  private static final String USAGE =
      "{\"five_hour\": {\"utilization\": 24, \"resets_at\": \"2026-11-23T20:00:00Z\"}}";

  private final MockWebServer server = new MockWebServer();
  private Folder folder = new Folder(Path.of(""));

  @BeforeEach
  void aLoginAndAServer(@TempDir Path temporary) throws IOException {
    folder = new Folder(temporary);
    login(2_000_000);
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void fetch_usage_isObservedFromBeforeTheRequestToAfterTheReply() {
    server.enqueue(new MockResponse.Builder().body(USAGE).build());
    assertThat(source(AMPLE).fetch())
        .isEqualTo(
            new Fetch.Observed<>(
                new Reading<>(
                    List.of(new Limit("five_hour", 24, Instant.parse("2026-11-23T20:00:00Z"))),
                    new Stamp(BEGAN, BEGAN.plus(Duration.ofSeconds(1)), "oauth", "", 0))));
  }

  @Test
  void fetch_request_carriesTheTokenInItsHeaderOnly() throws Exception {
    server.enqueue(new MockResponse.Builder().body(USAGE).build());
    source(AMPLE).fetch();
    var request = server.takeRequest();
    assertThat(request.getMethod()).isEqualTo("GET");
    assertThat(request.getTarget()).isEqualTo("/api/oauth/usage");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + SECRET);
    assertThat(request.getHeaders().get("anthropic-beta")).isEqualTo("oauth-2025-04-20");
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("freshline/9.9");
  }

  @Test
  void observe_tokenChangedSince_usesTheNewOne() throws Exception {
    server.enqueue(new MockResponse.Builder().body(USAGE).build());
    server.enqueue(new MockResponse.Builder().body(USAGE).build());
    var source = source(AMPLE);
    source.observe();
    folder.file(".claude/.credentials.json", "{\"claudeAiOauth\": {\"accessToken\": \"renewed\"}}");
    source.observe();
    server.takeRequest();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer renewed");
  }

  @ParameterizedTest
  @CsvSource({
    "401, UNAUTHORIZED",
    "403, FORBIDDEN",
    "429, RATE_LIMITED",
    "500, SERVER_ERROR",
    "529, SERVER_ERROR",
    "204, UNEXPECTED_STATUS",
    "302, UNEXPECTED_STATUS",
    "404, UNEXPECTED_STATUS"
  })
  void fetch_status_isAFailureOfItsKindThatQuotesNoBody(int status, Kind kind) {
    var reply = new MockResponse.Builder().code(status);
    server.enqueue(status == 204 ? reply.build() : reply.body("echo " + SECRET).build());
    assertFailure(source(AMPLE).fetch(), kind, null);
  }

  @ParameterizedTest
  @CsvSource({"429, 0, PT0S", "429, 600, PT10M", "429, 31536000, PT4H", "503, 30, PT30S"})
  void fetch_retryAfterSeconds_isKept(int status, String header, Duration wait) {
    server.enqueue(
        new MockResponse.Builder().code(status).addHeader("Retry-After", header).build());
    assertFailure(
        source(AMPLE).fetch(), status == 429 ? Kind.RATE_LIMITED : Kind.SERVER_ERROR, wait);
  }

  @Test
  void fetch_retryAfterDate_countsFromTheReply() {
    // The reply is in at 00:16:41 by the clock of this test.
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("Retry-After", "Thu, 01 Jan 1970 00:26:41 GMT")
            .build());
    assertFailure(source(AMPLE).fetch(), Kind.RATE_LIMITED, Duration.ofMinutes(10));
  }

  @Test
  void fetch_rateLimitedWithABrokenBody_isRateLimited() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .body("x".repeat(500))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertFailure(source(AMPLE).fetch(), Kind.RATE_LIMITED, null);
  }

  @Test
  void observe_noReply_isStalled() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThat(source(SHORT).observe()).isEqualTo(new UsageResult.Stalled(SHORT));
  }

  @Test
  void observe_bodyStopsHalfway_isStalled() {
    server.enqueue(
        new MockResponse.Builder().body(USAGE).onResponseBody(SocketEffect.Stall.INSTANCE).build());
    assertThat(source(SHORT).observe()).isEqualTo(new UsageResult.Stalled(SHORT));
  }

  @Test
  void observe_connectionBreaksWithinTheBody_isTruncated() {
    server.enqueue(
        new MockResponse.Builder()
            .body(USAGE)
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    assertThat(source(AMPLE).observe()).isInstanceOf(UsageResult.Truncated.class);
  }

  @Test
  void observe_hugeBody_isTruncated() {
    server.enqueue(new MockResponse.Builder().body(USAGE + " ".repeat(1 << 19)).build());
    assertThat(source(AMPLE).observe()).isInstanceOf(UsageResult.Truncated.class);
  }

  @Test
  void observe_otherJson_isTheWrongShape() {
    server.enqueue(new MockResponse.Builder().body("{\"ok\": true}").build());
    assertThat(source(AMPLE).observe()).isInstanceOf(UsageResult.WrongShape.class);
  }

  @Test
  void observe_nobodyListens_isUnreachable() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    var source = source(new JdkHttp(), "http://127.0.0.1:" + port + "/", AMPLE);
    assertThat(source.observe()).isInstanceOf(UsageResult.Unreachable.class);
  }

  @Test
  void observe_clientQuotesTheToken_isUnreachableWithoutIt() {
    Http talkative =
        (_, headers, _, _) -> {
          throw new IOException("could not send " + headers);
        };
    assertThat(source(talkative, "https://api.anthropic.com/api/oauth/usage", AMPLE).observe())
        .isInstanceOfSatisfying(
            UsageResult.Unreachable.class,
            it -> assertThat(it.why()).contains("could not send").doesNotContain("topsecret"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1_000_000, 10})
  void observe_expiredToken_asksNobody(long expiresAt) {
    login(expiresAt);
    assertThat(source(AMPLE).observe())
        .isEqualTo(new UsageResult.Expired(Instant.ofEpochMilli(expiresAt)));
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void observe_noLogin_asksNobody() {
    folder.file(".claude/.credentials.json", "{}");
    assertThat(source(AMPLE).observe()).isInstanceOf(UsageResult.NoCredentials.class);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void toFetch_eachFailure_hasItsKindAndReason() {
    assertReason(new UsageResult.NoCredentials("none"), Kind.NO_CREDENTIALS, "none");
    assertReason(new UsageResult.Expired(Instant.EPOCH), Kind.NO_CREDENTIALS, "1970-01-01");
    assertReason(new UsageResult.Unauthorized(), Kind.UNAUTHORIZED, "401");
    assertReason(new UsageResult.Forbidden(), Kind.FORBIDDEN, "403");
    assertReason(new UsageResult.RateLimited(null), Kind.RATE_LIMITED, "429");
    assertReason(new UsageResult.ServerError(502, null), Kind.SERVER_ERROR, "502");
    assertReason(new UsageResult.UnexpectedStatus(418), Kind.UNEXPECTED_STATUS, "418");
    assertReason(new UsageResult.Stalled(SHORT), Kind.STALLED, "200 ms");
    assertReason(new UsageResult.Unreachable("no route"), Kind.UNREACHABLE, "no route");
    assertReason(new UsageResult.WrongShape("odd"), Kind.MALFORMED, "odd");
    assertReason(new UsageResult.Truncated(7), Kind.TRUNCATED, "7 bytes");
  }

  private static void assertReason(UsageResult result, Kind kind, String reason) {
    assertThat(result.toFetch())
        .isInstanceOfSatisfying(
            Fetch.Failed.class,
            it -> {
              assertThat(it.failure().kind()).isEqualTo(kind);
              assertThat(it.failure().reason()).contains(reason);
            });
  }

  private static void assertFailure(
      Fetch<List<Limit>> fetch, Kind kind, @Nullable Duration retryAfter) {
    assertThat(fetch).isInstanceOf(Fetch.Failed.class);
    Failure failure = ((Fetch.Failed<List<Limit>>) fetch).failure();
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.retryAfter()).isEqualTo(retryAfter);
    assertThat(fetch.toString()).doesNotContain("topsecret");
  }

  private void login(long expiresAt) {
    folder.file(
        ".claude/.credentials.json",
        "{\"claudeAiOauth\": {\"accessToken\": \""
            + SECRET
            + "\", \"expiresAt\": "
            + expiresAt
            + "}}");
  }

  private OAuthUsageSource source(Duration timeout) {
    return source(new JdkHttp(), server.url("/api/oauth/usage").toString(), timeout);
  }

  private OAuthUsageSource source(Http http, String url, Duration timeout) {
    var home = ClaudeHome.of(List.of(folder.path().resolve(".claude")), null);
    return new OAuthUsageSource(
        new UsageEndpoint(URI.create(url)),
        new CredentialStore(new RealDisk(), Keychain.NONE, home, "ann"),
        http,
        new SteppingClock(),
        "9.9",
        timeout);
  }

  /// A second passes between any two looks.
  private static final class SteppingClock implements Clock {
    private Moment next = BEGAN;

    @Override
    public Moment now() {
      Moment now = next;
      next = now.plus(Duration.ofSeconds(1));
      return now;
    }

    @Override
    public long nanos() {
      throw new AssertionError("measures nothing");
    }

    @Override
    public void pause(Duration howLong) {
      throw new AssertionError("waits for nothing");
    }
  }
}
