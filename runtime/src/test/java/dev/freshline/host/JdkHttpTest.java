package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdkHttpTest {
  /// Long enough for any reply that comes at all.
  private static final Duration AMPLE = Duration.ofSeconds(20);

  /// Short, for replies that never come: nothing is lost by not waiting for them.
  private static final Duration SHORT = Duration.ofMillis(200);

  private static final int LIMIT = 1000;

  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void get_ok_hasStatusHeaderAndBody() throws IOException {
    server.enqueue(
        new MockResponse.Builder().code(429).addHeader("Retry-After", "7").body("wait").build());
    Http.Reply reply = get(AMPLE);
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.retryAfter()).isEqualTo("7");
    assertThat(new String(reply.body(), UTF_8)).isEqualTo("wait");
    assertThat(reply.truncated()).isFalse();
  }

  @Test
  void get_headers_areSentAsTheyAreOverHttp11() throws Exception {
    server.enqueue(new MockResponse.Builder().build());
    new JdkHttp().get(url(), Map.of("User-Agent", "freshline/1", "X-Key", "k"), AMPLE, LIMIT);
    var request = server.takeRequest();
    assertThat(request.getHeaders().get("User-Agent")).isEqualTo("freshline/1");
    assertThat(request.getHeaders().get("X-Key")).isEqualTo("k");
    assertThat(request.getHeaders().get("Cookie")).isNull();
    assertThat(request.getVersion()).isEqualTo("HTTP/1.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 407, 500, 503, 599})
  void get_errorStatus_isAReplyAsAnyOther(int status) throws IOException {
    server.enqueue(new MockResponse.Builder().code(status).body("no").build());
    assertThat(get(AMPLE).status()).isEqualTo(status);
  }

  @Test
  void get_redirect_isNotFollowed() throws IOException {
    server.enqueue(
        new MockResponse.Builder().code(302).addHeader("Location", "/elsewhere").build());
    assertThat(get(AMPLE).status()).isEqualTo(302);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, LIMIT - 1, LIMIT})
  void get_bodyUpToTheLimit_isWhole(int size) throws IOException {
    server.enqueue(new MockResponse.Builder().body("x".repeat(size)).build());
    Http.Reply reply = get(AMPLE);
    assertThat(reply.body()).hasSize(size);
    assertThat(reply.truncated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 1 << 22})
  void get_bodyBeyondTheLimit_isCutThere(int size) throws IOException {
    server.enqueue(new MockResponse.Builder().body("x".repeat(size)).build());
    Http.Reply reply = get(AMPLE);
    assertThat(reply.body()).hasSize(LIMIT);
    assertThat(reply.truncated()).isTrue();
  }

  @Test
  void get_chunkedBody_isPutTogether() throws IOException {
    server.enqueue(new MockResponse.Builder().chunkedBody("abcdefgh", 3).build());
    assertThat(new String(get(AMPLE).body(), UTF_8)).isEqualTo("abcdefgh");
  }

  @Test
  void get_connectionBreaksWithinTheBody_isTruncated() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(800))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    Http.Reply reply = get(AMPLE);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.truncated()).isTrue();
    assertThat(reply.body()).hasSizeLessThan(800);
  }

  @Test
  void get_noHeadersEver_timesOut() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThatThrownBy(() -> get(SHORT)).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void get_bodyStopsHalfway_timesOut() {
    server.enqueue(
        new MockResponse.Builder()
            .body("x".repeat(800))
            .onResponseBody(SocketEffect.Stall.INSTANCE)
            .build());
    assertThatThrownBy(() -> get(SHORT)).isInstanceOf(HttpTimeoutException.class);
  }

  @Test
  void get_connectionClosedBeforeAReply_isNoReply() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    }
    assertThatThrownBy(() -> get(AMPLE))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(HttpTimeoutException.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void get_nobodyListens_isNoReply() throws IOException {
    int port;
    try (var free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    assertThatThrownBy(
            () -> new JdkHttp().get(URI.create("http://127.0.0.1:" + port), Map.of(), AMPLE, LIMIT))
        .isInstanceOf(IOException.class);
  }

  @Test
  void get_headerThatCannotBeSent_isRefusedWithoutItsValue() {
    assertThatThrownBy(() -> new JdkHttp().get(url(), Map.of("X-Key", "secret\n"), AMPLE, LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("X-Key")
        .hasNoCause()
        .satisfies(e -> assertThat(e.toString()).doesNotContain("secret"));
  }

  @Test
  void get_interrupted_givesUpAndStaysInterrupted() {
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> get(AMPLE)).isInstanceOf(IOException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private Http.Reply get(Duration timeout) throws IOException {
    return new JdkHttp().get(url(), Map.of(), timeout, LIMIT);
  }

  private URI url() {
    return Objects.requireNonNull(server.url("/usage").uri());
  }
}
