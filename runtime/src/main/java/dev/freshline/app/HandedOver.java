package dev.freshline.app;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The machine's processes, but none is started: what a render would start is left to its client,
/// which has the user's environment.
final class HandedOver implements Processes {
  /// Stands for the launcher in a command that the client completes.
  static final String BY_THE_CLIENT = "statusline";

  private static final String SESSION = "--session=";

  private final Processes machine;
  private @Nullable List<String> command;

  HandedOver(Processes machine) {
    this.machine = machine;
  }

  boolean isAny() {
    return command != null;
  }

  /// For which a refresh is to be started, or empty.
  String session() {
    List<String> words = command == null ? List.of() : command;
    for (String word : words) {
      if (word.startsWith(SESSION) && isPlain(word, SESSION.length())) {
        return word.substring(SESSION.length());
      }
    }
    return "";
  }

  /// What a shell takes as one word, whatever it does with it.
  private static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && !(c >= '0' && c <= '9') && c != '-' && c != '_') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void detach(List<String> words) {
    command = List.copyOf(words);
  }

  @Override
  public Child start(ChildSpec spec) {
    throw new UnsupportedOperationException("a render starts no child");
  }

  @Override
  public boolean kill(ProcessIdentity process) {
    throw new UnsupportedOperationException("a render kills nobody");
  }

  @Override
  public long pid() {
    return machine.pid();
  }

  @Override
  public ProcessIdentity self() {
    return machine.self();
  }

  @Override
  public @Nullable ProcessIdentity find(long pid) {
    return machine.find(pid);
  }

  @Override
  public List<ProcessIdentity> withEnvironment(String name, String value) {
    return machine.withEnvironment(name, value);
  }
}
