package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.RealDisk;
import dev.freshline.source.CcusageLocator.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CcusageLocatorTest {
  private static final String PLATFORM = "linux-x64";
  private static final String NATIVE = "@ccusage/ccusage-linux-x64/";

  private Folder folder = new Folder(Path.of(""));

  @BeforeEach
  void folder(@TempDir Path temporary) throws IOException {
    folder = new Folder(temporary.toRealPath());
  }

  @Test
  void locate_plainProgramOnThePath_isRunAsItIs() {
    Path program = folder.program("bin/ccusage");
    assertThat(locate("ccusage")).isEqualTo(new Location.Found(List.of(program.toString()), ""));
  }

  @Test
  void locate_arguments_areKept() {
    Path program = folder.program("bin/wrapper");
    assertThat(command("wrapper", "--quiet", "x"))
        .containsExactly(program.toString(), "--quiet", "x");
  }

  @Test
  void locate_launcherOfVersion18_isRunWithItsVersion() {
    installed("lib", "dist/index.js", "18.0.11");
    assertThat(locate("ccusage"))
        .isEqualTo(
            new Location.Found(
                List.of(folder.path().resolve("bin/ccusage").toString()), "18.0.11"));
  }

  @Test
  void locate_launcherWithNativePart_prefersThat() {
    installed("lib", "src/cli.js", "20.0.24");
    Path program = nativePart("lib/node_modules/");
    assertThat(locate("ccusage"))
        .isEqualTo(new Location.Found(List.of(program.toString()), "20.0.24"));
  }

  @Test
  void locate_nativePartNestedInTheLauncher_isFoundFirst() {
    installed("lib", "src/cli.js", "20.0.24");
    nativePart("lib/node_modules/");
    Path nested = nativePart("lib/node_modules/ccusage/node_modules/");
    assertThat(command("ccusage")).containsExactly(nested.toString());
  }

  @Test
  void locate_nativePartInANodeModulesAbove_isFound() {
    installed("work/lib", "src/cli.js", "20.0.24");
    Path above = nativePart("work/node_modules/");
    assertThat(command("ccusage")).containsExactly(above.toString());
  }

  @Test
  void locate_pnpmStore_isFollowedThroughItsLinks() {
    String store = "store/ccusage@20.0.24/node_modules/";
    folder.program(store + "ccusage/src/cli.js");
    folder.file(store + "ccusage/package.json", "{\"version\": \"20.0.24\"}");
    String part = "store/@ccusage+ccusage-linux-x64@20.0.24/node_modules/";
    nativePart(part);
    folder.link(
        store + "@ccusage/ccusage-linux-x64",
        folder.path().resolve(part + "@ccusage/ccusage-linux-x64").toString());
    folder.link("node_modules/ccusage", "../" + store + "ccusage");
    folder.link("bin/ccusage", "../node_modules/ccusage/src/cli.js");
    assertThat(locate("ccusage"))
        .isEqualTo(
            new Location.Found(
                List.of(folder.path().resolve(store + NATIVE + "bin/ccusage").toString()),
                "20.0.24"));
  }

  @Test
  void locate_nativePartWithoutItsRunBit_usesTheLauncherWhichSetsIt() {
    installed("lib", "src/cli.js", "20.0.24");
    folder.file("lib/node_modules/" + NATIVE + "bin/ccusage", "");
    assertThat(locate("ccusage"))
        .isEqualTo(
            new Location.Found(
                List.of(folder.path().resolve("bin/ccusage").toString()), "20.0.24"));
  }

  @Test
  void locate_nativePartOfAnotherPlatform_isNotTaken() {
    installed("lib", "src/cli.js", "20.0.24");
    folder.program("lib/node_modules/@ccusage/ccusage-darwin-arm64/bin/ccusage");
    assertThat(command("ccusage")).containsExactly(folder.path().resolve("bin/ccusage").toString());
  }

  @Test
  void locate_nodeWithTheLauncher_isTheLauncher() {
    installed("lib", "src/cli.js", "20.0.24");
    Path node = folder.program("bin/node");
    String script = folder.path().resolve("lib/node_modules/ccusage/src/cli.js").toString();
    assertThat(locate("node", script))
        .isEqualTo(new Location.Found(List.of(node.toString(), script), "20.0.24"));
    Path program = nativePart("lib/node_modules/");
    assertThat(command("node", script, "--x")).containsExactly(program.toString(), "--x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "{\"version\": 20}", "{\"version\": \"\\u001b[2J\"}"})
  void locate_brokenManifest_meansNoVersion(String manifest) {
    installed("lib", "dist/index.js", "18.0.11");
    folder.file("lib/node_modules/ccusage/package.json", manifest);
    assertThat(locate("ccusage"))
        .isInstanceOfSatisfying(
            Location.Found.class, it -> assertThat(it.version()).isIn("", "20"));
  }

  @ParameterizedTest
  @CsvSource({
    "npx, ccusage",
    "bunx, ccusage",
    "pnpx, ccusage",
    "/usr/bin/npx, ccusage",
    "npm, exec",
    "pnpm, dlx",
    "yarn, dlx",
    "bun, x"
  })
  void locate_runner_isRefusedWithAWayOut(String program, String argument) {
    folder.program("bin/" + program.substring(program.lastIndexOf('/') + 1));
    assertThat(locate(program, argument))
        .isInstanceOfSatisfying(
            Location.Refused.class,
            it -> assertThat(it.why()).contains(program, "npm install -g ccusage"));
  }

  @Test
  void locate_nothingOnThePath_saysWhatToDo() {
    assertThat(locate("ccusage"))
        .isInstanceOfSatisfying(
            Location.Missing.class, it -> assertThat(it.why()).contains("PATH", "npm install"));
  }

  @Test
  void locate_relativePath_isMissing() {
    assertThat(locate("./ccusage")).isInstanceOf(Location.Missing.class);
  }

  @Test
  void locate_commandThatIsNoPath_isMissing() {
    assertThat(locate("cc\0usage")).isInstanceOf(Location.Missing.class);
  }

  @Test
  void locate_directoriesPlainFilesAndBrokenLinksOnThePath_arePassedOver() {
    folder.directory("one/ccusage");
    folder.file("two/ccusage", "not executable");
    folder.link("three/ccusage", "absent");
    folder.link("four/ccusage", "ccusage");
    folder.file("five", "no directory");
    Path program = folder.program("bin/ccusage");
    assertThat(locateOn(path("one", "", "two", "three", "four", "five", "bin"), "ccusage"))
        .isEqualTo(new Location.Found(List.of(program.toString()), ""));
  }

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64",
    "Linux, aarch64, linux-arm64",
    "Mac OS X, aarch64, darwin-arm64",
    "Mac OS X, x86_64, darwin-x64"
  })
  void platform_isNamedAsThePackagesAre(String os, String arch, String platform) {
    assertThat(CcusageLocator.platform(os, arch)).isEqualTo(platform);
  }

  private void installed(String prefix, String launcher, String version) {
    folder.program(prefix + "/node_modules/ccusage/" + launcher);
    folder.file(
        prefix + "/node_modules/ccusage/package.json", "{\"version\": \"" + version + "\"}");
    folder.link("bin/ccusage", "../" + prefix + "/node_modules/ccusage/" + launcher);
  }

  private Path nativePart(String modules) {
    folder.file(modules + NATIVE + "package.json", "{\"version\": \"20.0.24\"}");
    return folder.program(modules + NATIVE + "bin/ccusage");
  }

  private String path(String... names) {
    var path = new StringBuilder("/nowhere");
    for (String name : names) {
      path.append(':').append(name.isEmpty() ? "" : folder.path().resolve(name));
    }
    return path.toString();
  }

  private Location locate(String... command) {
    return locateOn(path("bin"), command);
  }

  private static Location locateOn(String searchPath, String... command) {
    return new CcusageLocator(new RealDisk(), List.of(command), searchPath, PLATFORM).locate();
  }

  private List<String> command(String... command) {
    return ((Location.Found) locate(command)).command();
  }
}
