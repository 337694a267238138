package dev.freshline.bench.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A process to be started: what, with which environment, and what is piped into it.
///
/// @param primed whether it is run once, uncounted, right before each run that counts: for one
///     whose own cache lives a moment only
public record Command(
    List<String> words, Map<String, String> environment, Path stdin, boolean primed) {
  public Command(List<String> words, Map<String, String> environment, Path stdin) {
    this(words, environment, stdin, false);
  }

  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("words: expected a program, found none");
    }
  }

  Command asPrimed() {
    return new Command(words, environment, stdin, true);
  }

  /// The same three times, one after the other.
  Command thrice() {
    List<String> shell =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                "in=$1; shift; for i in 1 2 3; do \"$@\" <\"$in\" || exit; done",
                "sh",
                stdin.toString()));
    shell.addAll(words);
    return new Command(shell, environment, stdin, primed);
  }
}
