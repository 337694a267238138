package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The script by itself: its answers, its manners, and its witness.
class SlowCcusageIT {
  private static final Path PROGRAM =
      Path.of(System.getProperty("freshline.root", "."), "stress/bin/fake-ccusage");
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private SlowCcusage ccusage;

  @BeforeEach
  void controls() throws IOException {
    ccusage = new SlowCcusage(folder.resolve("fake"));
  }

  @AfterEach
  void everyRunIsOver() throws Exception {
    ccusage.release();
    Await.until("the end of all runs", SOON, () -> ccusage.alive() == 0);
  }

  private Process start(String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put(SlowCcusage.VARIABLE, ccusage.folder().toString());
    return builder.start();
  }

  private Process run() throws IOException {
    return start("blocks", "--json", "--active", "--offline");
  }

  private static byte[] output(Process process) throws Exception {
    byte[] output = process.getInputStream().readAllBytes();
    process.waitFor();
    return output;
  }

  @ParameterizedTest
  @CsvSource({"17, 17.2.1, id", "18, 18.0.11, id", "20, ccusage 20.0.24, models"})
  void run_eachLayout_answersAsThatVersionDoes(String layout, String version, String firstKey)
      throws Exception {
    Files.writeString(ccusage.folder().resolve("layout"), layout + "\n");
    Files.writeString(ccusage.folder().resolve("usd"), "4.25\n");
    assertThat(new String(output(start("--version")), UTF_8).strip()).isEqualTo(version);
    JsonNode block = Json.read(output(run())).path("blocks").path(0);
    assertThat(block.path("costUSD").asDouble()).isEqualTo(4.25);
    assertThat(block.path("isActive").asBoolean()).isTrue();
    assertThat(block.path("startTime").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:00:00.000Z");
    assertThat(block.fieldNames().next()).isEqualTo(firstKey);
  }

  @Test
  void run_otherArguments_areRefused() throws Exception {
    Process process = start("blocks", "--json");
    assertThat(output(process)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(64);
  }

  @ParameterizedTest
  @CsvSource({
    "ok, 0, true",
    "idle, 0, true",
    "empty, 0, false",
    "truncated, 0, false",
    "garbage, 0, false",
    "crash:3, 3, false",
    "signal:KILL, 137, false",
    "types, 0, true",
    "drip, 0, true"
  })
  void run_eachMode_endsAsItSays(String mode, int exit, boolean isJson) throws Exception {
    ccusage.mode(mode);
    Process process = run();
    byte[] output = output(process);
    assertThat(process.exitValue()).isEqualTo(exit);
    assertThat(isWhole(output)).isEqualTo(isJson);
  }

  private static boolean isWhole(byte[] output) {
    try {
      return Json.read(output).isObject();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void run_huge_isTenMegabytes() throws Exception {
    ccusage.mode("huge");
    assertThat(output(run())).hasSizeGreaterThan(10_000_000);
  }

  @Test
  void run_stubborn_ignoresTermAndNotKill() throws Exception {
    ccusage.mode("stubborn");
    Process process = run();
    Await.until("its start", SOON, () -> ccusage.runs() == 1);
    // Only once it sleeps has it closed its ears.
    Await.until("its sleep", SOON, () -> process.info().command().orElse("").endsWith("sleep"));
    process.toHandle().destroy();
    assertThat(Await.isSeen(Duration.ofMillis(100), () -> !process.isAlive())).isFalse();
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor()).isEqualTo(137);
  }

  @ParameterizedTest
  @ValueSource(strings = {"grandchild", "doublefork"})
  void run_grandchild_livesOnInTheWitness(String mode) throws Exception {
    ccusage.mode(mode);
    Process process = run();
    Await.until("its end", SOON, () -> WitnessLog.read(ccusage.log()).ends() == 1);
    List<ProcessHandle> left =
        ProcessHandle.allProcesses()
            .filter(other -> carries(other.pid(), ccusage.folder()))
            .filter(other -> other.info().command().orElse("").endsWith("sleep"))
            .toList();
    assertThat(left).hasSize(1);
    assertThat(ccusage.alive()).isOne();
    left.getFirst().destroyForcibly();
    process.waitFor();
  }

  private static boolean carries(long pid, Path value) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/environ")).contains(value + "\0");
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void run_twoAtOnce_areOneOverlap() throws Exception {
    ccusage.hold();
    Process one = run();
    Process other = run();
    Await.until("both", SOON, () -> ccusage.runs() == 2);
    ccusage.release();
    output(one);
    output(other);
    assertThat(WitnessLog.read(ccusage.log()).overlaps()).isOne();
  }

  @Test
  void run_oneAfterTheOther_doNotOverlap() throws Exception {
    for (int i = 0; i < 5; i++) {
      output(run());
    }
    Await.until("their ends", SOON, () -> ccusage.alive() == 0);
    Tally tally = Referee.judge(ccusage.log());
    assertThat(tally.runs()).isEqualTo(5);
    assertThat(tally.ends()).isEqualTo(5);
    assertThat(tally.overlaps()).isZero();
    assertThat(ccusage.folder().resolve("lives")).isEmptyDirectory();
  }

  @Test
  void run_launcherKilled_leavesItsNativeChild() throws Exception {
    ccusage.shape("launcher").hold();
    Process shim = run();
    Await.until("its start", SOON, () -> ccusage.runs() == 1);
    shim.toHandle().destroyForcibly();
    shim.waitFor();
    assertThat(ccusage.alive()).isOne();
    ccusage.release();
    Await.until("the orphan's end", SOON, () -> ccusage.alive() == 0);
    assertThat(WitnessLog.read(ccusage.log()).ends()).isOne();
  }

  @Test
  void run_launcherTerminated_endsItsNativeChild() throws Exception {
    ccusage.shape("launcher").hold();
    Process shim = run();
    Await.until("its start", SOON, () -> ccusage.runs() == 1);
    shim.toHandle().destroy();
    shim.waitFor();
    Await.until("its child's end", SOON, () -> ccusage.alive() == 0);
    assertThat(WitnessLog.read(ccusage.log()).ends()).isZero();
  }
}
