package dev.freshline.app;

import static dev.freshline.app.Installation.script;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshline.whole.Strays;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The client in bash, in front of a java that only tells how it was started; the test plays the
/// resident process.
class ShellClientIT {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};
  private static final char END = '\u001f';
  private static final String WORD = "a".repeat(32);
  private static final String PROOF = "b".repeat(32);
  private static final String ANSWER = "ok 5 start s-1" + END + "line\n";

  private Path root;
  private Installation installation;

  @BeforeEach
  void anInstallation(@TempDir Path folder) throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
    root = folder.toRealPath();
    installation =
        Installation.built(root)
            .with("FRESHLINE_JAVA_HOME", Installation.fakeJdk(root.resolve("jdk"), "25.0.3"))
            .with("FRESHLINE_DAEMON", "on")
            .with("FRESHLINE_HOME", root.resolve("place"));
  }

  @AfterEach
  void allHasEnded() throws Exception {
    Strays.requireNone(root);
  }

  @Test
  void render_answerAsksForARefresh_itsJavaHasTheLocaleOfTheUser() throws Exception {
    Path seen = root.resolve("seen");
    script(root.resolve("jdk/bin/java"), "printf %s \"$LC_ALL\" >'" + seen + "'");
    try (var door = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      announce(door);
      Thread resident = Thread.ofPlatform().daemon().start(() -> serve(door));
      var ended = installation.with("LC_ALL", "de_AT.UTF-8").render();
      for (int i = 0; i < 20 && !ended.out().equals("line\n"); i++) {
        ended = installation.render(); // a busy machine was late with the answer
      }
      assertThat(ended.out()).isEqualTo("line\n");
      Strays.requireNone(root);
      assertThat(seen).hasContent("de_AT.UTF-8");
      door.close();
      resident.join();
    }
  }

  /// It hears nothing of such an input, and is well all the same.
  @Test
  void render_inputBeyondWhatItSends_asksForNoOtherResidentProcess() throws Exception {
    Path input = Files.writeString(root.resolve("input"), "{\"a\":\"" + "x".repeat(70_000) + "\"}");
    try (var door = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK))) {
      announce(door);
      assertThat(installation.reading(input).render().out())
          .startsWith("java ")
          .doesNotContain("-Dfreshline.missed");
    }
    assertThat(installation.render().out()).contains("-Dfreshline.missed=refused");
  }

  @Test
  void render_noHome_leavesThePlaceToJava() throws Exception {
    installation.with("FRESHLINE_HOME", "relative").with("HOME", "");
    assertThat(installation.render().out())
        .startsWith("java ")
        .doesNotContain("-Dfreshline.missed");
  }

  private void announce(ServerSocket door) throws IOException {
    Path run = Files.createDirectories(root.resolve("place/run"));
    Path file = run.resolve("resident");
    Files.writeString(file, "1 " + door.getLocalPort() + ' ' + WORD + ' ' + PROOF + '\n');
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void serve(ServerSocket door) {
    boolean open = true;
    while (open) {
      open = servesOne(door);
    }
  }

  private static boolean servesOne(ServerSocket door) {
    try (Socket call = door.accept()) {
      answer(call);
      return true;
    } catch (IOException e) {
      return !door.isClosed(); // a client that gave up
    }
  }

  private static void answer(Socket call) throws IOException {
    call.setSoTimeout(Math.toIntExact(Duration.ofSeconds(10).toMillis()));
    hear(call.getInputStream());
    call.getOutputStream().write((PROOF + END).getBytes(US_ASCII));
    hear(call.getInputStream());
    call.getOutputStream().write(ANSWER.getBytes(US_ASCII));
  }

  private static void hear(InputStream call) throws IOException {
    for (int next = call.read(); next >= 0 && next != END; next = call.read()) {}
  }
}
