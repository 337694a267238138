package dev.freshline.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What a client shows that a resident process keeps waiting: the session's line of a moment ago,
/// or one of its own.
///
/// The process is one of the test's, which proves itself and then says nothing. The lock that is
/// held keeps a real one from taking its place.
@ParameterizedClass
@EnumSource
class KeptLineIT {
  private static final String WORD = "a".repeat(32);
  private static final String PROOF = "b".repeat(32);
  private static final char END = '\u001f';
  private static final String COLUMNS = "80";
  private static final int SECOND = 1000;
  private static final int KEPT_FOR = 5 * SECOND;

  private final ResidentIT.Client client;
  @TempDir private Path folder;
  private Desk desk;
  private ServerSocket silent;
  private FileChannel lock;
  private volatile String proof = PROOF;
  private final List<Socket> callers = Collections.synchronizedList(new ArrayList<>());

  KeptLineIT(ResidentIT.Client client) {
    this.client = client;
  }

  @BeforeEach
  void aProcessThatSaysNothing() throws Exception {
    Desk.onPath("bash");
    desk = Desk.in(folder);
    desk.publish();
    desk.without("FRESHLINE_DAEMON").with("NO_COLOR", "1").with("COLUMNS", COLUMNS);
    if (client == ResidentIT.Client.NATIVE) {
      desk.natively();
    }
    silent = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    var porter = new Thread(this::proveAndWait);
    porter.setDaemon(true);
    porter.start();
    lock =
        FileChannel.open(
            desk.runDir().resolve("resident.lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    assertThat(lock.tryLock()).isNotNull();
    Files.createDirectories(file("s-1").getParent());
  }

  private void proveAndWait() {
    while (!silent.isClosed()) {
      prove();
    }
  }

  private void prove() {
    try {
      Socket caller = silent.accept();
      callers.add(caller);
      caller.getOutputStream().write((proof + END).getBytes(UTF_8));
    } catch (IOException e) {
      return; // the caller has gone, or the test is over
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft(); // while no other one can take the place
    lock.close();
    silent.close();
    for (Socket caller : List.copyOf(callers)) {
      caller.close();
    }
  }

  private Path file(String session) {
    return desk.runDir().resolve("lines").resolve(session);
  }

  /// As the resident process writes it, so long ago.
  private static String text(int millisAgo, String before, String after) {
    long from = System.currentTimeMillis() - millisAgo;
    return "1 "
        + from
        + ' '
        + (from + KEPT_FOR)
        + ' '
        + COLUMNS
        + ' '
        + before.getBytes(UTF_8).length
        + ' '
        + after.getBytes(UTF_8).length
        + END
        + before
        + after;
  }

  private static String text(int millisAgo) {
    return text(millisAgo, "⚠ ", "s ago │ kept\n");
  }

  private String render(String input) throws Exception {
    Files.writeString(
        desk.runDir().resolve("resident"),
        "1 " + silent.getLocalPort() + ' ' + WORD + ' ' + PROOF + '\n');
    return desk.render(input).line();
  }

  private String renderWith(String kept) throws Exception {
    Files.writeString(file("s-1"), kept);
    return render(Input.of("s-1"));
  }

  @Test
  void lineOfAMomentAgo_isShownWithItsAgeRoundedUp() throws Exception {
    assertThat(renderWith(text(50))).matches("⚠ [12]s ago │ kept");
    assertThat(renderWith(text(2500))).matches("⚠ [345]s ago │ kept");
    String dense = "{\"session_id\":\"s-1\",\"model\":{\"display_name\":\"Opus\"}}";
    Files.writeString(file("s-1"), text(50));
    assertThat(render(dense)).matches("⚠ [12]s ago │ kept");
    assertThat(render(dense.replace("{\"s", "{\n  \"s").replace(":", " :\t")))
        .matches("⚠ [1-5]s ago │ kept");
  }

  @Test
  void terminalOfUntoldWidth_isShownALineOfSuch() throws Exception {
    desk.without("COLUMNS");
    assertThat(renderWith(text(50).replace(" 80 ", " - "))).matches("⚠ [12]s ago │ kept");
    assertThat(renderWith(text(50))).as("of a known one").startsWith("Opus 4.7");
    desk.with("COLUMNS", "wide");
    assertThat(renderWith(text(50).replace(" 80 ", " - "))).matches("⚠ [12]s ago │ kept");
  }

  @Test
  void lineOfAnySigns_isShownAsItWas() throws Exception {
    String after = "s ago │ %d %s `date` $(date) 'x' \\n ü \uD83D\uDD34\n";
    assertThat(renderWith(text(50, "<", after))).matches("<[12]\\Q" + after.strip() + "\\E");
  }

  @Test
  void lineThatIsNone_isNotShown() throws Exception {
    String good = text(1500);
    assertThat(renderWith(text(KEPT_FOR + 1))).as("old").startsWith("Opus 4.7");
    assertThat(renderWith(text(-60 * SECOND))).as("of the future").startsWith("Opus 4.7");
    assertThat(renderWith(good.substring(0, good.length() - 2))).startsWith("Opus 4.7");
    assertThat(renderWith(good + "x")).as("longer").startsWith("Opus 4.7");
    assertThat(renderWith(good.replace(" 80 ", " 81 "))).as("wide").startsWith("Opus 4.7");
    assertThat(renderWith(good.replace(" 80 ", " - "))).as("untold").startsWith("Opus 4.7");
    assertThat(renderWith("1 2 3 4 x 5" + END + "hello")).startsWith("Opus 4.7");
    assertThat(renderWith(good.replaceFirst("^1", "2"))).as("unknown").startsWith("Opus 4.7");
    assertThat(renderWith("")).as("empty").startsWith("Opus 4.7");
  }

  @Test
  void fileThatIsNone_isNotRead() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept"), text(50));
    Files.createSymbolicLink(file("s-1"), kept);
    assertThat(render(Input.of("s-1"))).as("a link").startsWith("Opus 4.7");
    Files.delete(file("s-1"));
    Files.createDirectory(file("s-1"));
    assertThat(render(Input.of("s-1"))).as("a folder").startsWith("Opus 4.7");
    Files.delete(file("s-1"));
    Files.writeString(file("s-2"), text(50));
    assertThat(render(Input.of("s-1"))).as("another's").startsWith("Opus 4.7");
  }

  /// Only the session that the input names at its top level is its own.
  @Test
  void inputOfNoSession_hasNone() throws Exception {
    Files.writeString(file("s-1"), text(50));
    for (String input :
        List.of(
            "{\"agent\": {\"session_id\": \"s-1\"}}",
            "{\"name\": \"\\\"session_id\\\": \\\"s-1\\\"\"}",
            "{\"session_id\": 1, \"x\": \"s-1\"}",
            "{\"session_id\": \"../lines/s-1\"}",
            "{\"session_id\": \"\"}",
            "\"session_id\": \"s-1\"")) {
      assertThat(render(input)).as(input).doesNotContain("kept");
    }
  }

  /// Who is not the resident process is not waited for.
  @Test
  void processWithoutProof_isNoReasonToWait() throws Exception {
    proof = "c".repeat(32);
    assertThat(renderWith(text(50))).startsWith("Opus 4.7");
  }
}
