package dev.freshline.app;

import static dev.freshline.app.Installation.REAL_JDK;
import static dev.freshline.app.Installation.fakeJdk;
import static dev.freshline.app.Installation.script;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.freshline.whole.Strays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The launcher as a process: which JDK it takes, what it says when it cannot, what it hands on.
class LauncherIT {
  private static final String ECHO = "echo \n";

  private Path root;
  private Path jdk;

  @BeforeEach
  void aFolderWithASpace(@TempDir Path folder) throws IOException {
    root = Files.createDirectory(folder.resolve("free line")).toRealPath();
    jdk = fakeJdk(root.resolve("jdk 25"), "25.0.3");
  }

  @AfterEach
  void allHasEnded() throws Exception {
    Strays.requireNone(root);
  }

  @Test
  void render_noJdk_saysSoOnTheRowAndExitsZero() throws Exception {
    var ended = withoutJdk().render();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .startsWith("freshline: no JDK 99 found")
        .contains("25.0.3", "FRESHLINE_JAVA_HOME")
        .hasLineCount(1);
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void command_noJdk_saysSoOnStderrAndIsUnavailable() throws Exception {
    var ended = withoutJdk().run(launcher(), "refresh");
    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).startsWith("statusline: no JDK 99 found").hasLineCount(1);
  }

  @Test
  void javaHomeOfOurs_tooOld_isAnErrorThatNamesBoth() throws Exception {
    var old = fakeJdk(root.resolve("old"), "17.0.15");
    var ended = built().with("FRESHLINE_JAVA_HOME", old).run(launcher(), "doctor");
    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.err()).contains(old.toString(), "17.0.15", "JDK 25").hasLineCount(1);
  }

  @Test
  void javaHomeOfOurs_missing_isAnErrorOnTheRow() throws Exception {
    var ended = built().with("FRESHLINE_JAVA_HOME", "/no/such/jdk").render();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("/no/such/jdk").hasLineCount(1);
  }

  @Test
  void javaHome_newEnough_isTaken() throws Exception {
    assertThat(built().with("JAVA_HOME", jdk).render().out()).startsWith(startOf(jdk));
  }

  @Test
  void javaHome_tooOld_yieldsToThePath() throws Exception {
    var old = fakeJdk(root.resolve("old"), "1.8.0_402");
    var ended =
        built().with("JAVA_HOME", old).with("PATH", "/nowhere:" + jdk.resolve("bin")).render();
    assertThat(ended.out()).startsWith(startOf(jdk));
  }

  @ParameterizedTest
  @ValueSource(strings = {"25", "25-ea", "26.0.1", "25.0.3+9"})
  void version_newEnough_isAccepted(String version) throws Exception {
    var some = fakeJdk(root.resolve("some"), version);
    assertThat(built().with("FRESHLINE_JAVA_HOME", some).render().out()).startsWith(startOf(some));
  }

  @Test
  void arguments_ofAnyKind_arriveAsGiven() throws Exception {
    var ended = ready().run(launcher(), "explain", "two words", "", "*", "--json");
    assertThat(ended.out()).endsWith("Echo\nexplain\ntwo words\n\n*\n--json\n");
  }

  @Test
  void java_isTold_whereEverythingIs() throws Exception {
    assertThat(ready().render().out().lines())
        .contains(
            "-Dfreshline.launcher=" + launcher(),
            "-Dfreshline.dist=" + root.resolve("runtime/target/dist"),
            "-Dfreshline.aot=" + root.resolve("home/.cache/freshline/aot-25.0.3-test-1.aot"));
  }

  @Test
  void cacheFolder_isOursUnderFreshlineHome() throws Exception {
    assertThat(ready().with("FRESHLINE_HOME", "/my/place").render().out().lines())
        .contains("-Dfreshline.aot=/my/place/cache/aot-25.0.3-test-1.aot");
  }

  @Test
  void cacheFolder_ofARelativeVariable_isTheNextOne() throws Exception {
    var installation = ready().with("FRESHLINE_HOME", "here").with("XDG_CACHE_HOME", "there");
    assertThat(installation.render().out().lines())
        .contains("-Dfreshline.aot=" + root.resolve("home/.cache/freshline/aot-25.0.3-test-1.aot"));
    assertThat(installation.with("HOME", "nowhere").render().out())
        .doesNotContain("-Dfreshline.aot");
  }

  @Test
  void launcher_throughSymlinks_findsItsModule() throws Exception {
    var near = Files.createSymbolicLink(root.resolve("near"), Path.of("runtime/bin/statusline"));
    var far =
        Files.createSymbolicLink(Files.createDirectory(root.resolve("x")).resolve("far"), near);
    var ended = ready().with("PATH", System.getenv("PATH")).run(far.toString());
    assertThat(ended.out().lines()).contains("-Dfreshline.launcher=" + launcher());
  }

  @Test
  void launcher_inSymlinkedFolder_findsItsModule() throws Exception {
    var bin = Files.createSymbolicLink(root.resolve("bin"), root.resolve("runtime/bin"));
    var ended = ready().run(bin.resolve("statusline").toString());
    assertThat(ended.out().lines()).contains("-Dfreshline.launcher=" + launcher());
  }

  @ParameterizedTest
  @ValueSource(strings = {"./statusline", "../bin/statusline", "./../../runtime/bin/statusline"})
  void launcher_calledRelatively_handsOnItsAbsolutePath(String call) throws Exception {
    var ended = ready().in(root.resolve("runtime/bin")).run(call);
    assertThat(ended.out().lines()).contains("-Dfreshline.launcher=" + launcher());
  }

  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "busybox ash"})
  void shell_ofAnyKind_reachesJava(String shell) throws Exception {
    var words = shell.split(" ", -1);
    assumeTrue(onPath(words[0]), words[0] + " is not installed");
    words[0] = findOnPath(words[0]).toString();
    var ended = ready().under(words).render();
    assertThat(ended.out()).startsWith(startOf(jdk));
    assertThat(ended.err()).isEmpty();
  }

  /// Whatever shell it is, a bash is found that could have asked the resident process.
  @ParameterizedTest
  @ValueSource(strings = {"dash", "bash", "bash --posix", "busybox ash"})
  void shell_ofAnyKind_tellsThatThereIsNoResidentProcess(String shell) throws Exception {
    var words = shell.split(" ", -1);
    assumeTrue(onPath(words[0]), words[0] + " is not installed");
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is not installed");
    words[0] = findOnPath(words[0]).toString();
    var ended = daemonReady().under(words).render();
    assertThat(ended.out()).startsWith(startOf(jdk)).contains("-Dfreshline.missed=absent");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void folder_goneMeanwhile_isNoObstacle() throws Exception {
    var ended =
        onRealJdk(built())
            .under("/bin/sh", "-c", "mkdir gone; cd gone; rmdir ../gone; exec \"$0\" \"$@\"")
            .render();
    assertThat(ended.out()).isEqualTo(ECHO);
    assertThat(ended.exit()).isZero();
  }

  @Test
  void javaHome_relative_isPassedOver() throws Exception {
    Path other = fakeJdk(root.resolve("other"), "26.0.77");
    var installation = withoutJdk().with("JAVA_HOME", other);
    assertThat(installation.render().out()).contains("26.0.77");
    assertThat(installation.with("JAVA_HOME", root.relativize(other)).render().out())
        .startsWith("freshline: no JDK 99 found")
        .doesNotContain("26.0.77");
  }

  @Test
  void client_missing_isDoneWithout() throws Exception {
    var installation = daemonReady();
    Files.delete(root.resolve("runtime/bin/client.bash"));
    assertThat(installation.render().out())
        .startsWith(startOf(jdk))
        .doesNotContain("-Dfreshline.missed");
  }

  @Test
  void client_ofAnythingButARender_isNotAsked() throws Exception {
    assertThat(daemonReady().run(launcher(), "explain").out())
        .startsWith(startOf(jdk))
        .doesNotContain("-Dfreshline.missed");
  }

  @Test
  void hotPath_startsNoProcess() throws Exception {
    requireNoProcessBeforeJava(ready());
  }

  @Test
  void hotPath_byBash_startsNoProcess() throws Exception {
    assumeTrue(onPath("bash"), "bash is not installed");
    requireNoProcessBeforeJava(daemonReady(), findOnPath("bash").toString());
  }

  private void requireNoProcessBeforeJava(Installation installation, String... shell)
      throws Exception {
    assumeTrue(onPath("strace"), "strace is not installed");
    var trace = root.resolve("trace");
    var strace =
        new ArrayList<>(
            List.of(
                findOnPath("strace").toString(),
                "-f",
                "-e",
                "trace=process",
                "-o",
                trace.toString()));
    strace.addAll(List.of(shell));
    installation.under(strace.toArray(String[]::new)).render();
    var beforeJava =
        Files.readAllLines(trace).stream()
            .takeWhile(line -> !line.contains("jdk 25/bin/java"))
            .toList();
    assertThat(beforeJava).hasSize(1).first().asString().contains("execve");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 4096, 5_000_000})
  void startUpCache_unusable_isIgnoredInSilence(int size) throws Exception {
    var version = System.getProperty("java.version");
    var cache = root.resolve("place/cache/aot-" + version + "-test-1.aot");
    Files.createDirectories(cache.getParent());
    Files.write(cache, new byte[size]);
    var ended = onRealJdk(built()).with("FRESHLINE_HOME", root.resolve("place")).render();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).isEqualTo(ECHO);
  }

  @Test
  void startUpCache_besideAShareFlagOfTheUser_isLeftOut() throws Exception {
    var cache = root.resolve("place/cache/aot-25.0.3-test-1.aot");
    Files.createDirectories(cache.getParent());
    Files.writeString(cache, "cache");
    var installation = ready().with("FRESHLINE_HOME", root.resolve("place"));
    assertThat(installation.render().out()).contains("-XX:AOTCache=" + cache);
    installation.with("JAVA_TOOL_OPTIONS", "-Xshare:auto");
    assertThat(installation.render().out()).doesNotContain("-XX:AOTCache");
  }

  @Test
  void render_launchFileMissing_stillSaysALine() throws Exception {
    var installation = ready();
    Files.delete(root.resolve("runtime/bin/launch.sh"));
    var ended = installation.render();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("launch.sh is missing").hasLineCount(1);
  }

  @Test
  void unbuilt_mavenMissing_saysWhatToDo() throws Exception {
    var installation = onRealJdk(unbuilt()).with("PATH", "/nowhere");
    var ended = installation.run(launcher(), "doctor");
    assertThat(ended.exit()).isEqualTo(69);
    assertThat(ended.err())
        .contains("statusline: runtime is not built, and mvn is not on the PATH")
        .endsWith("package\n");
    var rendered = installation.render();
    assertThat(rendered.exit()).isZero();
    assertThat(rendered.out()).startsWith("freshline: runtime is not built").hasLineCount(1);
  }

  @Test
  void unbuilt_buildFails_namesTheErrorAndTheLog() throws Exception {
    maven("echo '[ERROR] the disk is full'; exit 3");
    var ended = onRealJdk(unbuilt()).render();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("mvn exited with 3", "the disk is full", "build.log")
        .hasLineCount(1);
  }

  @Test
  void unbuilt_severalAtOnce_buildOnceAndAllGoOn() throws Exception {
    Installation.writeDist(root.resolve("ready"));
    var builds = root.resolve("builds");
    maven(
        "echo once >>'%s'; sleep 1; mkdir -p runtime/target; cp -R ready runtime/target/dist"
            .formatted(builds));
    var installation = onRealJdk(unbuilt());
    var runs =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> rendered(installation)))
            .limit(3)
            .toList();
    assertThat(runs.stream().map(CompletableFuture::join)).containsOnly(ECHO);
    assertThat(builds).hasContent("once");
  }

  @Test
  void unbuilt_underClaudeCode_buildsAsideAndSaysSo() throws Exception {
    Installation.writeDist(root.resolve("ready"));
    maven("mkdir -p runtime/target; cp -R ready runtime/target/dist");
    var installation = onRealJdk(unbuilt()).with("COLUMNS", "120");
    var ended = installation.render();
    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).startsWith("freshline: building for first use").hasLineCount(1);
    // A command waits for that build, which shows that it goes on without the render.
    assertThat(installation.run(launcher(), "doctor").out()).isEqualTo("echo doctor\n");
  }

  @Test
  void unbuilt_buildJustFailed_isNotTriedAtEveryRender() throws Exception {
    var builds = root.resolve("builds");
    maven("echo once >>'%s'; exit 3".formatted(builds));
    var installation = onRealJdk(unbuilt()).with("COLUMNS", "120");
    assertThat(installation.run(launcher(), "doctor").exit()).isEqualTo(69);
    assertThat(installation.render().out()).contains("mvn exited with 3").hasLineCount(1);
    assertThat(builds).hasContent("once");
  }

  private String launcher() {
    return root.resolve("runtime/bin/statusline").toString();
  }

  private static String startOf(Path jdk) {
    return "java " + jdk.resolve("bin/java") + "\n";
  }

  private Installation unbuilt() throws IOException {
    return Installation.unbuilt(root);
  }

  private Installation built() throws IOException {
    return Installation.built(root);
  }

  private Installation ready() throws IOException {
    return built().with("FRESHLINE_JAVA_HOME", jdk);
  }

  /// Where renders may ask a resident process, and there is none.
  private Installation daemonReady() throws IOException {
    return ready().with("FRESHLINE_DAEMON", "on").with("FRESHLINE_HOME", root.resolve("place"));
  }

  /// No JDK is new enough, whatever this machine has.
  private Installation withoutJdk() throws IOException {
    return built().edit("launch.sh", "minimum=25", "minimum=99").with("JAVA_HOME", jdk);
  }

  private Installation onRealJdk(Installation installation) {
    return installation
        .with("FRESHLINE_JAVA_HOME", REAL_JDK)
        .with("PATH", root.resolve("tools") + ":" + System.getenv("PATH"));
  }

  private void maven(String body) throws IOException {
    script(root.resolve("tools/mvn"), body);
  }

  private static String rendered(Installation installation) {
    try {
      return installation.render().out();
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  private static boolean onPath(String program) {
    return !candidates(program).isEmpty();
  }

  private static Path findOnPath(String program) {
    return candidates(program).getFirst();
  }

  private static List<Path> candidates(String program) {
    var found = new ArrayList<Path>();
    for (var folder : System.getenv("PATH").split(":", -1)) {
      var file = Path.of(folder, program);
      if (Files.isExecutable(file)) {
        found.add(file);
      }
    }
    return found;
  }
}
