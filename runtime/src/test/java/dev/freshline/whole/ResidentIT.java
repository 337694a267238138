package dev.freshline.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// The resident process and its clients, and what is done to them.
@ParameterizedClass
@EnumSource
class ResidentIT {
  private static final Duration SOON = Duration.ofSeconds(40);
  private static final int CROWD = 200;
  private static final int SLOW = 100;
  private static final int PATIENCE = 3;

  /// What asks for a line.
  enum Client {
    SHELL,
    NATIVE
  }

  private final Client client;
  @TempDir private Path folder;
  private Desk desk;

  ResidentIT(Client client) {
    this.client = client;
  }

  @BeforeEach
  void deskWithAResidentProcess() throws Exception {
    Desk.onPath("bash");
    desk = Desk.in(folder).without("FRESHLINE_DAEMON");
    if (client == Client.NATIVE) {
      desk.natively();
    }
    desk.publish();
    desk.render().line();
    awaitAnswer();
    desk.withoutKeptLines();
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    // One that a render has asked for may come to answer only now.
    Await.isSeen(
        SOON,
        () -> {
          desk.run("daemon", "stop");
          return desk.living().isEmpty();
        });
    desk.requireNothingLeft();
  }

  // --- what it does -----------------------------------------------------------------------------

  @Test
  void render_besideIt_isDrawnByIt() throws Exception {
    drawnByIt(() -> assertThat(desk.render().line()).contains("Opus 4.7", "block $9.00 "));
    Desk byBash = desk.again().through("/bin/bash");
    drawnByIt(() -> assertThat(byBash.render().line()).contains("block $9.00 "));
  }

  @Test
  void render_inputWithoutEnd_isDrawnByIt() throws Exception {
    drawnByIt(
        () -> {
          Desk.Run run = desk.start(ProcessBuilder.Redirect.PIPE);
          try (var stdin = run.process.getOutputStream()) {
            stdin.write(Input.of("s-1").getBytes(UTF_8));
            stdin.flush();
            assertThat(run.await().line()).contains(Input.COST);
          }
        });
  }

  /// A relative variable counts as not set, and hides the runtime directory that this machine may
  /// have.
  @Test
  void render_noRuntimeDirectory_findsItByTheNameOfTheHost() throws Exception {
    Desk plain = desk.again().without("FRESHLINE_HOME").with("XDG_RUNTIME_DIR", "none");
    plain.render().line();
    Await.until("an answer", SOON, () -> plain.run("daemon", "status").exit() == 0);
    Await.until(
        "a line by it",
        SOON,
        () -> {
          plain.render().line();
          return !plain.run("daemon", "status").out().contains("served 0 lines");
        });
    plain.run("daemon", "stop");
  }

  @Test
  void render_environmentAndSettingsOfNow_areHonoured() throws Exception {
    Desk plain = desk.again().with("NO_COLOR", "1");
    drawnByIt(() -> assertThat(plain.render().out()).doesNotContain("\u001b"));
    Desk narrow = desk.again().with("COLUMNS", "12");
    drawnByIt(() -> assertThat(narrow.render().line()).hasSizeLessThanOrEqualTo(12));
    desk.settings("{\"display\": {\"segments\": [\"model\"]}}");
    drawnByIt(
        () -> assertThat(desk.render().line()).startsWith("Opus 4.7").doesNotContain("block"));
  }

  @Test
  void render_inputOfAnyKind_hasTheLineOfARenderOfItsOwn() throws Exception {
    Desk alone = desk.again().with("FRESHLINE_DAEMON", "off");
    String large =
        Input.of("s-1")
            .replace("\"version\"", "\"x\": \"" + "y".repeat(90_000) + "\", \"version\"");
    String tooLarge = large.replace("y\"", "y".repeat(1_200_000) + '"');
    String odd = Input.of("s-1").replace("\"version\"", "\"}{\\\"\": \"{\", \"version\"");
    for (String input : List.of("", "{", "[1]", "nonsense", "{}\n\n", odd, large, tooLarge)) {
      assertThat(desk.render(input).line()).isEqualTo(alone.render(input).line());
    }
  }

  @Test
  void refresh_due_isStartedByTheClient() throws Exception {
    desk.settings(Desk.HASTY);
    long before = desk.token();
    desk.render().line();
    Await.until(
        "a refresh",
        SOON,
        () -> {
          desk.render().line();
          return desk.token() > before;
        });
    assertThat(desk.served()).isPositive();
  }

  @Test
  void crowd_atOnce_getsALineEach() throws Exception {
    List<Desk.Run> runs = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      runs.add(desk.startRender(Input.of("s-" + i)));
    }
    for (Desk.Run run : runs) {
      assertThat(run.await().line()).contains(Input.COST, "block $9.00");
    }
  }

  // --- what is done to it -----------------------------------------------------------------------

  @Test
  void kill_process_costsNoLineAndItIsBack() throws Exception {
    long pid = pid();
    Living.signal(pid, "KILL");
    assertThat(desk.render().line()).contains("block $9.00 ");
    awaitAnother(pid);
  }

  @Test
  void stop_process_costsNoLineAndItIsReplaced() throws Exception {
    desk.settings(Desk.HASTY);
    long pid = pid();
    Living.signal(pid, "STOP");
    assertThat(desk.render().line()).contains("block $9.00");
    desk.renderUntilPublished(9.0);
    awaitAnother(pid);
    assertThat(Living.of(pid)).isNull();
  }

  @Test
  void stop_process_isBridgedByTheLineOfAMomentAgo() throws Exception {
    Files.delete(desk.runDir().resolve("lines"));
    Path kept = Files.createDirectory(desk.runDir().resolve("lines")).resolve("s-1");
    boolean bridged = false;
    for (int i = 0; i < PATIENCE && !bridged; i++) {
      drawnByIt(() -> desk.render().line());
      Await.until("a kept line", SOON, () -> Files.exists(kept));
      long pid = pid();
      Living.signal(pid, "STOP");
      String line = desk.render().line();
      Living.signal(pid, "CONT");
      bridged = line.matches("⚠ [1-5]s ago │ Opus 4\\.7 │ \\$4\\.24 │ block \\$9\\.00 .*");
    }
    assertThat(bridged).as("a line with its age, from a process that was stopped").isTrue();
  }

  @Test
  void callers_slowHalfClosedOversizedMalformed_harmNobody() throws Exception {
    List<Socket> callers = new ArrayList<>();
    for (int i = 0; i < SLOW; i++) {
      Socket caller = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port());
      callers.add(caller);
      switch (i % 4) {
        case 0 -> caller.getOutputStream().write("freshline 1 ".getBytes(UTF_8));
        case 1 -> caller.shutdownOutput();
        case 2 -> caller.getOutputStream().write(new byte[100_000]);
        default -> caller.getOutputStream().write("GET / HTTP/1.1\r\n\r\n\u001f".getBytes(UTF_8));
      }
    }
    drawnByIt(() -> assertThat(desk.render().line()).contains("block $9.00 "));
    for (Socket caller : callers) {
      caller.close();
    }
  }

  @Test
  void word_wrong_isRefusedAndTheLineStillDrawn() throws Exception {
    String text = Files.readString(endpoint());
    String word = text.split(" ", -1)[2];
    Files.writeString(endpoint(), text.replace(word, "0".repeat(word.length())));
    assertThat(desk.render().line()).contains("block $9.00 ");
  }

  @Test
  void port_takenByAnother_isToldNothingOfTheSession() throws Exception {
    Living.signal(pid(), "KILL");
    try (var impostor =
        new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      CompletableFuture<String> heard = CompletableFuture.supplyAsync(() -> hear(impostor));
      String text = Files.readString(endpoint());
      Files.writeString(endpoint(), text.replaceFirst("^1 \\d+", "1 " + impostor.getLocalPort()));
      assertThat(desk.render().line()).contains("block $9.00 ");
      assertThat(heard.join()).startsWith("freshline 1 ").doesNotContain("session_id", "HOME=");
    }
  }

  private static String hear(ServerSocket impostor) {
    try (Socket caller = impostor.accept()) {
      byte[] bytes = new byte[1000];
      int count = caller.getInputStream().read(bytes);
      caller.getOutputStream().write(("f".repeat(32) + "\u001f").getBytes(UTF_8));
      return new String(bytes, 0, count, UTF_8)
          + new String(caller.getInputStream().readNBytes(1000), UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void file_damagedOrALink_isLeftAlone() throws Exception {
    Path kept = folder.resolve("kept");
    Files.move(endpoint(), kept);
    Files.createSymbolicLink(endpoint(), kept);
    assertThat(desk.render().line()).contains("block $9.00 ");
    Files.deleteIfExists(endpoint());
    Files.writeString(endpoint(), "\u0000\u0001 nonsense\n\n\n");
    assertThat(desk.render().line()).contains("block $9.00 ");
  }

  @Test
  void runFolder_deleted_isTheEndOfIt() throws Exception {
    long pid = pid();
    try (var files = Files.walk(desk.runDir())) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    Await.until("its end", SOON, () -> Living.of(pid) == null);
    assertThat(desk.runDir()).doesNotExist();
  }

  @Test
  void daemon_stoppedAndRestarted_saysSo() throws Exception {
    assertThat(desk.run("daemon", "stop").exit()).isZero();
    assertThat(desk.run("daemon", "status").exit()).isEqualTo(1);
    Desk off = desk.again().with("FRESHLINE_DAEMON", "off");
    off.render().line();
    assertThat(endpoint()).doesNotExist();
    Ended restarted = desk.run("daemon", "restart");
    assertThat(restarted.exit()).as(restarted.toString()).isZero();
    assertThat(desk.run("daemon", "status").out()).contains("answers");
  }

  // --- where it is ------------------------------------------------------------------------------

  private Path endpoint() {
    return desk.runDir().resolve("resident");
  }

  private int port() throws IOException {
    return Integer.parseInt(Files.readString(endpoint()).split(" ", -1)[1]);
  }

  private long pid() throws IOException {
    return Long.parseLong(
        Files.readString(endpoint()).lines().skip(1).findFirst().orElse("").split(" ", -1)[0]);
  }

  /// What a test does, once it is the resident process that does it: on a busy machine a client may
  /// lose its patience and render by itself.
  private interface Drawing {
    void draw() throws Exception;
  }

  private void drawnByIt(Drawing drawing) throws Exception {
    boolean drawn = false;
    for (int i = 0; i < PATIENCE && !drawn; i++) {
      int before = desk.served();
      drawing.draw();
      drawn = desk.served() == before + 1;
    }
    assertThat(drawn).as("drawn by the resident process").isTrue();
  }

  private void awaitAnswer() throws Exception {
    Await.until("the endpoint", SOON, () -> Files.exists(endpoint()));
  }

  /// Renders meanwhile, as sessions do: one of them starts it.
  private void awaitAnother(long pid) throws Exception {
    Await.until(
        "another resident process",
        SOON,
        () -> {
          assertThat(desk.render().line()).contains("block $9.00");
          return Files.exists(endpoint()) && pid() != pid;
        });
  }
}
