package dev.freshline.app;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import dev.freshline.resident.PlainWord;
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
      if (word.startsWith(SESSION) && PlainWord.is(word.substring(SESSION.length()))) {
        return word.substring(SESSION.length());
      }
    }
    return "";
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
