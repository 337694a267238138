package dev.freshline.bench.scratch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// The processes that belong to a folder: ours that were started by us, and those whose environment
/// names it, which also finds who left his parent.
public final class Inhabitants {
  private static final long PATIENCE_SECONDS = 5;

  private Inhabitants() {}

  /// Ends our own processes, and whoever has this folder in the environment, and waits for it.
  static void endIn(Path folder) {
    var all =
        Stream.concat(ProcessHandle.current().descendants(), of(folder).stream())
            .distinct()
            .toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Inhabitants::await);
  }

  /// Ends whoever has this folder in the environment.
  public static void end(Path folder) {
    var all = of(folder);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Inhabitants::await);
  }

  /// Those whose environment names this folder, or what is in it.
  public static List<ProcessHandle> of(Path folder) {
    long self = ProcessHandle.current().pid();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != self)
        .filter(process -> environment(process.pid()).filter(at -> names(at, folder)).isPresent())
        .toList();
  }

  /// Words such as `HOME=/tmp/freshline-bench-1/warm`.
  static boolean names(String environment, Path folder) {
    for (String word : environment.split("\0", -1)) {
      String value = word.substring(word.indexOf('=') + 1);
      if (value.equals(folder.toString()) || value.startsWith(folder + "/")) {
        return true;
      }
    }
    return false;
  }

  /// Empty for a process of somebody else's, or one that has ended.
  private static Optional<String> environment(long pid) {
    try {
      byte[] words = Files.readAllBytes(Path.of("/proc/" + pid + "/environ"));
      return Optional.of(new String(words, StandardCharsets.UTF_8));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static void await(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      return; // a zombie that its parent has not waited for, or one that the kernel keeps
    }
  }
}
