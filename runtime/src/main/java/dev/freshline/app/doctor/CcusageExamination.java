package dev.freshline.app.doctor;

import dev.freshline.host.Disk;
import dev.freshline.source.CcusageLocator;
import dev.freshline.source.CcusageLocator.Location;
import dev.freshline.source.ClaudeHome;
import java.util.List;
import java.util.stream.Collectors;

/// The source of the block: the program, and the transcripts that it reads.
public record CcusageExamination(
    boolean enabled, CcusageLocator locator, ClaudeHome claude, Disk disk) implements Examination {
  private static final String NAME = "ccusage";

  /// The first and the last major version whose output is known.
  private static final int OLDEST = 17;

  private static final int NEWEST = 20;

  @Override
  public List<Finding> examine() {
    return enabled
        ? List.of(program(), transcripts())
        : List.of(Finding.ok(NAME, "turned off in the settings: there is no block to show"));
  }

  private Finding program() {
    return switch (locator.locate()) {
      case Location.Missing(String why) ->
          Finding.fail(NAME, why, "install it, or set sources.ccusage.command to where it is");
      case Location.Refused(String why) ->
          Finding.fail(NAME, why, "set sources.ccusage.command to the program itself");
      case Location.Found(List<String> command, String version) -> found(command, version);
    };
  }

  private static Finding found(List<String> command, String version) {
    boolean isNative = command.getFirst().contains("/@ccusage/ccusage-");
    String found =
        String.join(" ", command)
            + (version.isEmpty() ? "" : ", version " + version)
            + (isNative ? ", the native program" : "");
    int major = major(version);
    if (major > 0 && (major < OLDEST || major > NEWEST)) {
      return Finding.warn(
          NAME,
          found + "; its output is known for versions " + OLDEST + " to " + NEWEST,
          "if the block stays unknown, install ccusage@20.0.24");
    }
    return major == NEWEST && !isNative
        ? Finding.warn(
            NAME,
            found + "; it starts through Node, since its native part is missing or not executable",
            "run 'ccusage --version' once, which makes that part executable")
        : Finding.ok(NAME, found);
  }

  private static int major(String version) {
    int point = version.indexOf('.');
    try {
      return Integer.parseInt(point < 0 ? version : version.substring(0, point));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private Finding transcripts() {
    String places = claude.data().stream().map(Object::toString).collect(Collectors.joining(", "));
    return claude.hasData(disk)
        ? Finding.ok("transcripts", "a projects folder in one of " + places)
        : Finding.warn(
            "transcripts",
            "no projects folder in " + places,
            "use Claude Code once, or set CLAUDE_CONFIG_DIR to where its folder is");
  }
}
