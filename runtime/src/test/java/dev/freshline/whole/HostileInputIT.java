package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Named.named;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes on standard input: exit 0, one line, and the figures that do not depend on it.
class HostileInputIT {
  private static final int TEN_MEGABYTES = 10 << 20;

  @TempDir private static Path folder;
  private static Desk desk;

  @BeforeAll
  static void deskWithReading() throws Exception {
    desk = Desk.in(folder).publish();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  static Stream<Named<byte[]>> inputs() {
    String whole = Input.of("s-1");
    byte[] binary = new byte[5000];
    new Random(1).nextBytes(binary);
    return Stream.of(
        named("empty", new byte[0]),
        named("a blank line", text("\n")),
        named("truncated", text(whole.substring(0, whole.length() / 2))),
        named("binary", binary),
        named("zeros", new byte[5000]),
        named("10 MB without an end", text("{\"a\":\"" + "x".repeat(TEN_MEGABYTES))),
        named(
            "10 MB in front of the figures",
            text("{\"a\":\"" + "x".repeat(TEN_MEGABYTES) + "\"," + whole.strip().substring(1))),
        named("deeply nested", text("{\"a\":" + "[".repeat(200_000))),
        named("null", text("null")),
        named("a list", text("[1, 2]")),
        named("a number", text("1e999999999")),
        named("no fields", text("{}")),
        named("null everything", text(whole.replaceAll(": (\"[^\"]*\"|[0-9.]+)", ": null"))),
        named(
            "wrong types",
            text(whole.replaceAll(": [0-9.]+", ": \"many\"").replaceAll(": \"[^\"]*\"", ": [{}]"))),
        named("impossible numbers", text(whole.replaceAll(": [0-9.]+", ": -1e308"))),
        named(
            "hostile strings",
            text(
                whole.replace(
                    "Opus 4.7", "\\u001b[2J\\n\\r\\u0000\\u202e" + "\\ud83d".repeat(50)))),
        named("another encoding", whole.getBytes(StandardCharsets.UTF_16)));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void render_anyInput_showsTheBlock(byte[] input) throws Exception {
    assertThat(desk.render(input).line()).contains("$9.00");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 50, 10_000})
  void render_stdinNeverEnds_answersAllTheSame(int length) throws Exception {
    String input = Input.of("s-1");
    Desk.Run run = desk.start(ProcessBuilder.Redirect.PIPE);
    try (OutputStream stdin = run.process.getOutputStream()) {
      stdin.write(text(input.substring(0, Math.min(length, input.length()))));
      stdin.flush();
      // Answered while the other end is still open: after this, it is closed.
      assertThat(run.await().line()).contains(length >= input.length() ? Input.COST : "", "$9.00");
    }
  }

  @Test
  void render_stdinIsWrittenWithoutEnd_answersAllTheSame() throws Exception {
    Desk.Run run = desk.start(ProcessBuilder.Redirect.PIPE);
    try (OutputStream stdin = run.process.getOutputStream()) {
      byte[] part = text("{\"a\":\"" + "x".repeat(60_000));
      while (run.process.isAlive()) {
        stdin.write(part);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("Broken pipe"); // it read no more: as it should
    }
    assertThat(run.await().line()).contains("$9.00");
  }

  @Test
  void render_stdinClosed_showsTheBlock() throws Exception {
    Desk closing = desk.again().through("/bin/sh", "-c", "exec \"$@\" <&-", "sh");
    assertThat(closing.render().line()).contains("$9.00");
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
