package dev.freshline.host;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The machine's processes.
public interface Processes {
  /// The pid of this process; cheap where [#self] is thorough.
  long pid();

  /// This process.
  ProcessIdentity self();

  /// The living process with this pid, or null when there is none, it is a zombie, or it cannot be
  /// looked at.
  @Nullable ProcessIdentity find(long pid);

  /// Living processes of this user whose environment holds `name=value`, this one left out.
  List<ProcessIdentity> withEnvironment(String name, String value);

  /// Ends a process at once (SIGKILL), after checking that the pid still is that process. Returns
  /// whether it was signalled.
  boolean kill(ProcessIdentity process);

  /// Starts a supervised child: see [ChildSpec] for what the supervisor promises.
  Child start(ChildSpec spec) throws IOException;

  /// Starts a command in a session of its own, so that it outlives us and whoever started us. Its
  /// standard streams lead nowhere.
  void detach(List<String> command) throws IOException;
}
