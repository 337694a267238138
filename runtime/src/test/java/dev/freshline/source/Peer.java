package dev.freshline.source;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/// A real ccusage, installed by npm once under `target/peers`, for whoever tests against it.
public record Peer(String version, Path folder) {
  private static final long NPM_MINUTES = 3;

  /// Installs it if need be. Where that cannot be done, the test is skipped and says why.
  public static Peer of(String version) throws IOException, InterruptedException {
    Path peers =
        Path.of(
            Objects.requireNonNull(System.getProperty("freshline.root")), "runtime/target/peers");
    var peer = new Peer(version, peers.resolve("ccusage-" + version));
    if (!Files.exists(peer.manifest())) {
      peer.install();
    }
    return peer;
  }

  public Path bin() {
    return folder.resolve("node_modules/.bin");
  }

  private Path manifest() {
    return folder.resolve("node_modules/ccusage/package.json");
  }

  private void install() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Path log = folder.resolve("npm.log");
    Process npm;
    try {
      npm =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new TestAbortedException(
          "npm is not on the PATH, so ccusage " + version + " cannot be installed", e);
    }
    boolean ended = npm.waitFor(NPM_MINUTES, TimeUnit.MINUTES);
    npm.destroyForcibly();
    assumeTrue(
        ended && Files.exists(manifest()),
        "npm could not install ccusage " + version + "; see " + log);
  }

  private List<String> command() {
    return List.of(
        "npm",
        "install",
        "--prefix",
        folder.toString(),
        "--no-save",
        "--no-package-lock",
        "--no-audit",
        "--no-fund",
        "ccusage@" + version);
  }
}
