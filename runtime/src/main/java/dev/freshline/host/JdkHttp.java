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
import org.jspecify.annotations.Nullable;

/// HTTP/1.1 through the JDK's client: no redirects, no cookies, no authenticator, one deadline for
/// all of it.
///
/// A client lives for one request: its threads are not worth keeping for one in five minutes. The
/// request's own timeout would end with the headers; a body that stops halfway needs the deadline
/// here.
public final class JdkHttp implements Http {
  static {
    // The client would ask again by itself when a connection closes before the reply; when to ask
    // again
    // is for the backoff to say. Read once, when the client's classes are loaded.
    System.setProperty("jdk.httpclient.redirects.retrylimit", "1");
  }

  @Override
  public Reply get(URI uri, Map<String, String> headers, Duration timeout, int bodyLimit)
      throws IOException {
    HttpRequest request = request(uri, headers);
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    var received = new Received(bodyLimit);
    try {
      await(client.sendAsync(request, received), timeout);
      return received.reply();
    } catch (HttpTimeoutException | InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (received.hasBegun()) {
        return received.reply();
      }
      throw e;
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

  private static void await(CompletableFuture<?> future, Duration timeout) throws IOException {
    try {
      future.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no whole reply within " + timeout.toMillis() + " ms");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a reply");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  /// What has come so far: headers, and a body up to its limit. Outlives a connection that breaks
  /// within it.
  private static final class Received
      implements HttpResponse.BodyHandler<Boolean>, HttpResponse.BodySubscriber<Boolean> {
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private final int limit;
    private volatile HttpResponse.@Nullable ResponseInfo info;
    private volatile Flow.@Nullable Subscription subscription;
    private volatile boolean whole;

    Received(int limit) {
      this.limit = limit;
    }

    boolean hasBegun() {
      return info != null;
    }

    Reply reply() throws IOException {
      var headers = info;
      if (headers == null) {
        throw new IOException("a reply ended before it began");
      }
      return new Reply(
          headers.statusCode(),
          headers.headers().firstValue("Retry-After").orElse(null),
          body.toByteArray(),
          !whole);
    }

    @Override
    public HttpResponse.BodySubscriber<Boolean> apply(HttpResponse.ResponseInfo begun) {
      info = begun;
      return this;
    }

    @Override
    public CompletionStage<Boolean> getBody() {
      return ended;
    }

    @Override
    public void onSubscribe(Flow.Subscription started) {
      subscription = started;
      started.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
      for (ByteBuffer part : parts) {
        byte[] piece = new byte[Math.min(part.remaining(), limit - body.size())];
        boolean overflows = piece.length < part.remaining();
        part.get(piece);
        body.writeBytes(piece);
        if (overflows) {
          stop();
          return;
        }
      }
    }

    private void stop() {
      ended.complete(false);
      var running = subscription;
      if (running != null) {
        running.cancel();
      }
    }

    @Override
    public void onError(Throwable broken) {
      ended.complete(false);
    }

    @Override
    public void onComplete() {
      whole = !ended.isDone();
      ended.complete(true);
    }
  }
}
