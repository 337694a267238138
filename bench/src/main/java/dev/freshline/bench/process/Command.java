package dev.freshline.bench.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A process to be started: what, with which environment, and what is piped into it.
public record Command(List<String> words, Map<String, String> environment, Path stdin) {
  public Command {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("words: expected a program, found none");
    }
  }
}
