package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;

/// What a child of [FakeProcesses] does.
///
/// @param lasts until it ends by itself
/// @param exit how it ends then
/// @param obeys whether it ends when it is asked to, or only by force
public record ChildScript(Duration lasts, Child.Exit exit, boolean obeys) {

  public static ChildScript exits(int code) {
    return new ChildScript(Duration.ZERO, exit(code, true, ""), true);
  }

  public static ChildScript prints(String output) {
    return new ChildScript(
        Duration.ZERO, new Child.Exit(0, true, output.getBytes(UTF_8), false, ""), true);
  }

  /// The supervisor ends without starting anything.
  public static ChildScript notStarted(int code, String errors) {
    return new ChildScript(Duration.ZERO, exit(code, false, errors), true);
  }

  public static ChildScript overflows() {
    return new ChildScript(Duration.ZERO, new Child.Exit(143, true, new byte[0], true, ""), true);
  }

  public ChildScript after(Duration howLong) {
    return new ChildScript(howLong, exit, obeys);
  }

  public ChildScript ignoringRequests() {
    return new ChildScript(lasts, exit, false);
  }

  private static Child.Exit exit(int code, boolean started, String errors) {
    return new Child.Exit(code, started, new byte[0], false, errors);
  }
}
