package dev.freshline.stress.sim.recall;

import dev.freshline.host.Host;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of a port, of whichever process.
///
/// @param method a name that no other method of the ports has: a lock and a child may have the same
///     handle in two processes
/// @param arguments all of them; with the name they are what tells one call from another
/// @param action the call itself
record Call(String method, List<Object> arguments, Action action) {
  /// What is called.
  @FunctionalInterface
  interface Action {
    /// @param host the ports of the process that calls
    /// @param handles what it was given so far that has methods of its own; gets what it is given
    Answer on(Host host, List<Object> handles) throws IOException;
  }

  /// What is called and has nothing to say.
  @FunctionalInterface
  interface Deed {
    void on(Host host, List<Object> handles) throws IOException;
  }

  static Action doing(Deed deed) {
    return (host, handles) -> {
      deed.on(host, handles);
      return Answer.Value.NOTHING;
    };
  }

  Answer on(Host host, List<Object> handles) {
    try {
      return action.on(host, handles);
    } catch (IOException e) {
      return new Answer.Failed(e);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Call call
        && method.equals(call.method)
        && arguments.equals(call.arguments);
  }

  @Override
  public int hashCode() {
    return method.hashCode() * 31 + arguments.hashCode();
  }

  @Override
  public String toString() {
    return method + arguments;
  }
}
