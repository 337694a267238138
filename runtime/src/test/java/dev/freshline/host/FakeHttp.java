package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// A server that gives the replies it was told to, in order, then cannot be reached.
public final class FakeHttp implements Http {
  private final Queue<Reply> replies = new ArrayDeque<>();
  private final List<URI> asked = new ArrayList<>();

  public synchronized FakeHttp reply(int status, String body) {
    replies.add(new Reply(status, null, body.getBytes(UTF_8), false));
    return this;
  }

  /// What was asked for, in order.
  public synchronized List<URI> asked() {
    return List.copyOf(asked);
  }

  @Override
  public synchronized Reply get(
      URI uri, Map<String, String> headers, Duration timeout, int bodyLimit) throws IOException {
    asked.add(uri);
    Reply reply = replies.poll();
    if (reply == null) {
      throw new IOException("no route to " + uri.getHost());
    }
    boolean fits = reply.body().length <= bodyLimit;
    byte[] body = fits ? reply.body() : Arrays.copyOf(reply.body(), bodyLimit);
    return new Reply(reply.status(), reply.retryAfter(), body, reply.truncated() || !fits);
  }
}
