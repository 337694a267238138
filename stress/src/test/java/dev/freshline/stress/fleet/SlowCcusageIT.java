package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
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
    return start(Path.of("/dev/null"), arguments);
  }

  private Process start(Path errors, String... arguments) throws IOException {
    var command = new ArrayList<String>(List.of(PROGRAM.toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
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
    "crash:139, 139, false",
    "signal:KILL, 137, false",
    "signal:TERM, 143, false",
    "nonsense, 66, false",
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

  @ParameterizedTest
  @CsvSource({"17, No active block", "18, No active block", "20, ''"})
  void run_idle_hasNoBlockAndTheMessageOfItsVersion(String layout, String message)
      throws Exception {
    ccusage.mode("idle");
    Files.writeString(ccusage.folder().resolve("layout"), layout + "\n");
    JsonNode answer = Json.read(output(run()));
    assertThat(answer.path("blocks").isArray()).isTrue();
    assertThat(answer.path("blocks")).isEmpty();
    assertThat(answer.path("message").asText()).isEqualTo(message);
  }

  @Test
  void run_empty_writesNothing() throws Exception {
    ccusage.mode("empty");
    assertThat(output(run())).isEmpty();
  }

  @Test
  void run_types_areNoneThatAReaderExpects() throws Exception {
    ccusage.mode("types");
    JsonNode block = Json.read(output(run())).path("blocks").path(0);
    assertThat(block.path("costUSD").isNumber()).isFalse();
    assertThat(block.path("startTime").isTextual()).isFalse();
  }

  @Test
  void run_drip_comesInPieces() throws Exception {
    ccusage.mode("drip").hold();
    Process process = run();
    var out = process.getInputStream();
    assertThat(out.readNBytes(16)).hasSize(16);
    assertThat(Await.isSeen(Duration.ofMillis(200), () -> out.available() > 0)).isFalse();
    ccusage.release();
    assertThat(out.readAllBytes()).isNotEmpty();
    process.waitFor();
  }

  @Test
  void run_hang_endsByTerm() throws Exception {
    ccusage.mode("hang");
    Process process = run();
    Await.until("its sleep", SOON, () -> process.info().command().orElse("").endsWith("sleep"));
    process.toHandle().destroy();
    assertThat(process.waitFor()).isEqualTo(143);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1"})
  void run_failures_areThatShare(String share, int exit) throws Exception {
    ccusage.failures(Double.parseDouble(share));
    Process process = run();
    output(process);
    assertThat(process.exitValue()).isEqualTo(exit);
    Await.until("its end", SOON, () -> WitnessLog.read(ccusage.log()).ends() == 1);
  }

  @Test
  void run_duration_isLivedAtLeast() throws Exception {
    ccusage.lasts("fixed:300ms");
    output(run());
    Await.until("its end", SOON, () -> ccusage.alive() == 0);
    assertThat(ccusage.lives().getFirst()).isGreaterThan(Duration.ofMillis(299));
  }

  @Test
  void run_unknownDistribution_isRefused() throws Exception {
    ccusage.lasts("normal:3s");
    Process process = run();
    assertThat(output(process)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(65);
  }

  /// The twin of what can be read: taken by halves, `1s481us` would be eight minutes.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixed:5parsecs",
        "fixed:1s2.5.5s",
        "fixed:35s+",
        "fixed:PT35S",
        "fixed:",
        "uniform:5s-40s",
        "lognormal:8s",
        "lognormal:8s,wide",
        "mix:most*fixed:8s+0.1*fixed:1s"
      })
  void durations_unreadable_areRefusedByName(String distribution) throws Exception {
    ccusage.lasts(distribution);
    Path errors = folder.resolve("errors");
    Process process = start(errors, "durations", "1");
    assertThat(output(process)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(65);
    assertThat(errors).content().contains("expected ", "found ", distribution);
  }

  @Test
  void durations_fileWithALineThatIsNone_areRefusedByThatLine() throws Exception {
    Path observed = Files.writeString(folder.resolve("observed"), "35s+\n");
    ccusage.lasts("file:" + observed);
    Path errors = folder.resolve("errors");
    Process process = start(errors, "durations", "1");
    assertThat(output(process)).isEmpty();
    assertThat(process.exitValue()).isEqualTo(65);
    assertThat(errors).content().contains("found \"35s+\"", observed.toString());
  }

  @ParameterizedTest
  @CsvSource({"1m2.5s, 62.5", "1s632ms481us920ns, 1.6325", "0.5h, 1800", ".5s, 0.5", "12.3, 12.3"})
  void durations_eachUnit_isRead(String time, double seconds) throws Exception {
    assertThat(durations("fixed:" + time, 1)).containsExactly(seconds);
    assertThat(durations("fixed:2d1h", 1)).containsExactly(49 * 3600);
  }

  private double[] durations(String distribution, int count) throws Exception {
    ccusage.lasts(distribution);
    return new String(output(start("durations", Integer.toString(count))), UTF_8)
        .lines()
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double share(double[] values, DoublePredicate counts) {
    return (double) Arrays.stream(values).filter(counts).count() / values.length;
  }

  /// Bounds of four standard deviations.
  @Test
  void durations_eachDistribution_isTheOneThatItSays() throws Exception {
    assertThat(durations("fixed:35s", 3)).containsExactly(35, 35, 35);
    double[] uniform = durations("uniform:5s..40s", 2000);
    assertThat(Arrays.stream(uniform)).allMatch(each -> each >= 5 && each <= 40);
    assertThat(share(uniform, each -> each < 22.5)).isCloseTo(0.5, within(0.045));
    double[] exponential = durations("exp:20s", 2000);
    assertThat(share(exponential, each -> each > 20)).isCloseTo(Math.exp(-1), within(0.043));
    assertThat(share(exponential, each -> each > 60)).isCloseTo(Math.exp(-3), within(0.02));
    double[] lognormal = durations("lognormal:8s,0.6", 2000);
    assertThat(share(lognormal, each -> each > 8)).isCloseTo(0.5, within(0.045));
    assertThat(share(lognormal, each -> each > 8 * Math.exp(1.2))).isCloseTo(0.0228, within(0.014));
    double[] weibull = durations("weibull:20s,1.5", 2000);
    assertThat(share(weibull, each -> each > 20)).isCloseTo(Math.exp(-1), within(0.043));
    assertThat(share(weibull, each -> each > 40)).isCloseTo(0.0591, within(0.022));
    double[] pareto = durations("pareto:5s,2.5", 2000);
    assertThat(Arrays.stream(pareto)).allMatch(each -> each >= 5);
    assertThat(share(pareto, each -> each > 10)).isCloseTo(0.1768, within(0.035));
  }

  @Test
  void durations_mixture_hasItsHeavyTail() throws Exception {
    double[] mixed = durations("mix:0.9*fixed:8s+0.1*uniform:35s..60s", 2000);
    assertThat(Arrays.stream(mixed)).allMatch(each -> each == 8 || (each >= 35 && each <= 60));
    assertThat(share(mixed, each -> each > 8)).isCloseTo(0.1, within(0.027));
  }

  @Test
  void durations_file_areThoseThatWereObserved() throws Exception {
    Path observed = folder.resolve("observed");
    Files.writeString(observed, "5s\n7500ms\n\n1m2s\n");
    double[] drawn = durations("file:" + observed, 300);
    assertThat(Arrays.stream(drawn).distinct()).containsExactlyInAnyOrder(5.0, 7.5, 62.0);
    assertThat(share(drawn, each -> each == 5)).isCloseTo(1.0 / 3, within(0.11));
  }

  @Test
  void durations_scaled_areMultiplied() throws Exception {
    ccusage.scale(0.02);
    assertThat(durations("fixed:35s", 1)).containsExactly(0.7);
  }

  @Test
  void durations_oneSeed_areRepeatedAndIndependent() throws Exception {
    double[] first = durations("uniform:0s..1s", 500);
    assertThat(durations("uniform:0s..1s", 500)).containsExactly(first);
    assertThat(serialCorrelation(first)).isBetween(-0.18, 0.18);
    ccusage.seed(2);
    assertThat(durations("uniform:0s..1s", 500)).isNotEqualTo(first);
  }

  private static double serialCorrelation(double[] values) {
    double mean = Arrays.stream(values).average().orElseThrow();
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < values.length; i++) {
      variance += (values[i] - mean) * (values[i] - mean);
      covariance += i == 0 ? 0 : (values[i - 1] - mean) * (values[i] - mean);
    }
    return covariance / variance;
  }

  @Test
  void witness_ofARunWithoutABystander_saysThatItIsOver() throws Exception {
    Files.createDirectories(ccusage.folder().resolve("lives"));
    Files.writeString(ccusage.folder().resolve("lives/7-1"), "");
    Files.writeString(ccusage.log(), "start 7-1 1\n");
    assertThat(ccusage.alive()).isOne();
    ccusage.settle(PROGRAM);
    assertThat(ccusage.alive()).isZero();
  }
}
