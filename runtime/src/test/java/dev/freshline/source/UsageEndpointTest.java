package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageEndpointTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.anthropic.com/api/oauth/usage",
        "HTTPS://gateway.example/usage?x=1",
        "http://localhost:8080/usage",
        "http://127.0.0.1/usage",
        "http://127.8.9.10:1/",
        "http://[::1]:8080/usage"
      })
  void new_encryptedOrLoopback_isAccepted(String url) {
    assertThat(new UsageEndpoint(URI.create(url)).uri()).hasToString(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "usage",
        "http://api.anthropic.com/api/oauth/usage",
        "http://127.0.0.1.evil.example/",
        "http://127.evil.example/",
        "http://1270.0.0.1/",
        "http://localhost.evil.example/",
        "http://128.0.0.1/",
        "http://[::2]/",
        "ftp://localhost/",
        "file:///etc/passwd",
        "https:///usage",
        "https:usage",
        "https://user:pw@api.anthropic.com/usage",
        "http://localhost@evil.example/"
      })
  void new_anythingElse_isRefused(String url) {
    assertThatThrownBy(() -> new UsageEndpoint(URI.create(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("usage URL")
        .hasMessageNotContaining("pw");
  }
}
