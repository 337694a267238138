package dev.freshline.stress.protocol;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/// The protocols that come with the gate: Freshline's own, the reviewed pipeline's three states,
/// and those of other tools.
public final class Profiles {
  /// All of them, Freshline first.
  public static final List<String> NAMES =
      List.of(
          "freshline",
          "review",
          "review-before",
          "review-after",
          "ccstatusline",
          "ccline",
          "claude-powerline",
          "ccusage-statusline",
          "ticpu",
          "proper-lockfile",
          "shedlock",
          "client-go",
          "no-lock");

  private Profiles() {}

  /// @throws IllegalArgumentException when there is none of this name
  public static Protocol named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "expected a profile of " + NAMES + ", found '" + name + "'");
    }
    try (InputStream content = Profiles.class.getResourceAsStream(name + ".json")) {
      if (content == null) {
        throw new IllegalStateException(name + ".json is missing from the jar; build it again");
      }
      return ProtocolJson.read(content.readAllBytes());
    } catch (InvalidProtocolException e) {
      throw new IllegalStateException(name + ".json: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(name + ".json cannot be read", e);
    }
  }
}
