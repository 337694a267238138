package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.StandardInput.Completion;
import dev.freshline.host.StandardInput.Ending;
import dev.freshline.host.StandardInput.Received;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StreamInputTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Completion NEVER = (bytes, from, to) -> false;
  private static final Completion AT_BRACE =
      (bytes, from, to) -> new String(bytes, from, to - from, UTF_8).indexOf('}') >= 0;

  /// Whether a stream says what it holds before it is read: pipes do, others need not.
  enum Manner {
    TELLS,
    CONCEALS;

    InputStream of(String text, InputStream then) {
      return new Script(text.getBytes(UTF_8), then, this == TELLS);
    }
  }

  @ParameterizedTest
  @EnumSource
  void read_predicateIsSatisfied_stopsThoughTheStreamStaysOpen(Manner manner) {
    Received received = read(manner.of("{\"a\":1}", new Open()), 1 << 20, LONG, AT_BRACE);
    assertThat(received.ending()).isEqualTo(Ending.COMPLETE);
    assertThat(text(received)).isEqualTo("{\"a\":1}");
  }

  @ParameterizedTest
  @EnumSource
  void read_streamEnds_returnsAllOfIt(Manner manner) {
    String text = "0123456789".repeat(10_000);
    Received received = read(manner.of(text, InputStream.nullInputStream()), 1 << 20, LONG, NEVER);
    assertThat(received.ending()).isEqualTo(Ending.END);
    assertThat(text(received)).isEqualTo(text);
  }

  @ParameterizedTest
  @EnumSource
  void read_streamIsLongerThanTheLimit_returnsThatMuch(Manner manner) {
    String text = "0123456789".repeat(10_000);
    Received received = read(manner.of(text, new Open()), 12_345, LONG, NEVER);
    assertThat(received.ending()).isEqualTo(Ending.SIZE);
    assertThat(text(received)).isEqualTo(text.substring(0, 12_345));
  }

  @ParameterizedTest
  @EnumSource
  void read_streamStaysOpenAndSilent_returnsWhatThereIs(Manner manner) {
    Received received = read(manner.of("", new Open()), 100, Duration.ofMillis(1), NEVER);
    assertThat(received.ending()).isEqualTo(Ending.TIME);
    assertThat(received.length()).isZero();
  }

  @Test
  void read_streamFails_endsThere() {
    var broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("broken pipe");
          }

          @Override
          public int read(byte[] bytes, int from, int most) throws IOException {
            return read();
          }
        };
    Received received = read(Manner.TELLS.of("{\"a", broken), 100, LONG, NEVER);
    assertThat(received.ending()).isEqualTo(Ending.END);
    assertThat(text(received)).isEqualTo("{\"a");
  }

  @Test
  void read_interrupted_returnsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    Received received = read(Manner.CONCEALS.of("", new Open()), 100, LONG, NEVER);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(received.ending()).isEqualTo(Ending.TIME);
  }

  private static Received read(
      InputStream stream, int limit, Duration within, Completion completion) {
    return new StreamInput(stream).read(limit, within, completion);
  }

  private static String text(Received received) {
    return new String(received.bytes(), 0, received.length(), UTF_8);
  }

  /// Some bytes, then another stream.
  private static final class Script extends InputStream {
    private final ByteArrayInputStream first;
    private final InputStream then;
    private final boolean tells;

    Script(byte[] first, InputStream then, boolean tells) {
      this.first = new ByteArrayInputStream(first);
      this.then = then;
      this.tells = tells;
    }

    @Override
    public int available() {
      return tells ? first.available() : 0;
    }

    @Override
    public int read() throws IOException {
      int next = first.read();
      return next < 0 ? then.read() : next;
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
      int taken = first.read(bytes, from, most);
      return taken < 0 ? then.read(bytes, from, most) : taken;
    }
  }

  /// A writer that neither writes nor goes away.
  private static final class Open extends InputStream {
    @Override
    public int read() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return -1;
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
      return read();
    }
  }
}
