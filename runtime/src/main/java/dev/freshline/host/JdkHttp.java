package dev.freshline.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// HTTP/1.1 through the JDK's client: no redirects, no cookies, no authenticator, one deadline for
/// all of it.
///
/// A client lives for one request: its threads are not worth keeping for one in five minutes. The
/// request's own timeout would end with the headers; a body that stops halfway needs the deadline
/// here.
public final class JdkHttp implements Http {
  @Override
  public Reply get(URI uri, Map<String, String> headers, Duration timeout, int bodyLimit)
      throws IOException {
    HttpRequest request = request(uri, headers);
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    try {
      var response = await(client.sendAsync(request, _ -> new BoundedBody(bodyLimit)), timeout);
      return new Reply(
          response.statusCode(),
          response.headers().firstValue("Retry-After").orElse(null),
          response.body().bytes(),
          response.body().truncated());
    } finally {
      client.shutdownNow();
    }
  }

  /// Neither message nor cause may show a header's value, as the JDK's own message does.
  private static HttpRequest request(URI uri, Map<String, String> headers) throws IOException {
    try {
      var builder = HttpRequest.newBuilder(uri).GET();
      headers.forEach(builder::header);
      return builder.build();
    } catch (IllegalArgumentException e) {
      throw new IOException("the URL or one of the headers " + headers.keySet() + " is not valid");
    }
  }

  private static <T> T await(CompletableFuture<T> future, Duration timeout) throws IOException {
    try {
      return future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole reply within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a reply");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private record Body(byte[] bytes, boolean truncated) {}

  /// Collects a body up to its limit; what came before the connection broke is kept as truncated.
  private static final class BoundedBody implements HttpResponse.BodySubscriber<Body> {
    private final CompletableFuture<Body> body = new CompletableFuture<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;
    private Flow.Subscription subscription = NOT_YET;

    private static final Flow.Subscription NOT_YET =
        new Flow.Subscription() {
          @Override
          public void request(long n) {}

          @Override
          public void cancel() {}
        };

    BoundedBody(int limit) {
      this.limit = limit;
    }

    @Override
    public CompletionStage<Body> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
      subscription = started;
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        byte[] piece = new byte[Math.min(part.remaining(), limit - bytes.size())];
        boolean overflows = piece.length < part.remaining();
        part.get(piece);
        bytes.writeBytes(piece);
        if (overflows) {
          complete(true);
          subscription.cancel();
          return;
        }
      }
    }

    @Override
    public void onError(Throwable broken) {
      complete(true);
    }

    @Override
    public void onComplete() {
      complete(false);
    }

    private void complete(boolean truncated) {
      body.complete(new Body(bytes.toByteArray(), truncated));
    }
  }
}
