package dev.freshline.stress.fleet;

import java.io.IOException;
import java.util.List;

/// A user to whom permissions apply, which they do not to root.
public final class OrdinaryUser {
  private static final List<String> COMMAND =
      List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--");

  private OrdinaryUser() {}

  public static boolean isRoot() throws IOException {
    return MountSpace.isRoot();
  }

  /// The command that runs its arguments as one, and becomes them; none is needed by one who is.
  /// Root stays root and keeps what is his, but loses the right to pass over permissions.
  ///
  /// @throws UnavailableException where root cannot do without it
  public static List<String> command() throws IOException, UnavailableException {
    if (!isRoot()) {
      return List.of();
    }
    Programs.require("setpriv", "util-linux");
    return COMMAND;
  }
}
