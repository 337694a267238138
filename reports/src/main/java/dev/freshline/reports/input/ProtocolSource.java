package dev.freshline.reports.input;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.app.Inspection;
import dev.freshline.settings.Nearest;
import dev.freshline.settings.SettingsReader;
import dev.freshline.settings.SettingsResult;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds the protocol that is to be judged: a profile, a file, or Freshline's own settings.
public final class ProtocolSource {
  private final List<String> overrides;

  /// @param overrides each `KEY=VALUE`
  public ProtocolSource(List<String> overrides) {
    this.overrides = List.copyOf(overrides);
  }

  /// One that comes with the program.
  public Asked profile(String name) throws UsageException {
    if (!Profiles.NAMES.contains(name)) {
      String nearest = Nearest.of(name, Profiles.NAMES);
      throw new UsageException(
          "--profile "
              + name
              + ": expected one of "
              + String.join(", ", Profiles.NAMES)
              + ", found '"
              + name
              + "'"
              + (nearest == null ? "; choose one" : "; did you mean '" + nearest + "'?"));
    }
    Map<String, String> origins = new HashMap<>();
    for (ProtocolKey key : ProtocolKey.values()) {
      origins.put(key.path(), "profile " + name);
    }
    var described = new Described(ProtocolJson.write(Profiles.named(name)), origins);
    return asked(described, "settings: profile " + name, null);
  }

  /// A file with a protocol, or with settings of Freshline's.
  public Asked file(Path file) throws UsageException {
    byte[] content = StrictJson.content(file);
    String source = file.toString();
    if (!isFreshlines(StrictJson.read(content, source))) {
      return asked(ProtocolReader.read(content, source), "settings: " + source, null);
    }
    SettingsResult result = SettingsReader.read(content, Map.of());
    if (!result.isSound()) {
      throw UsageException.of(source, result.problems());
    }
    return asked(
        FreshlineProtocol.of(result, content, source),
        "settings: Freshline's, in " + source,
        file.toAbsolutePath());
  }

  /// Freshline's own, in force for this user.
  public Asked own(Inspection inspection) throws UsageException {
    SettingsResult result = inspection.settings();
    Path file = inspection.settingsFile();
    byte[] content = contentOrNone(file);
    Asked asked =
        asked(
            FreshlineProtocol.of(result, content, file.toString()),
            "settings: Freshline's own, "
                + (content.length > 0 ? "in " + file : "all defaults (no " + file + ")"),
            file);
    List<String> basis = new ArrayList<>(asked.basis());
    result
        .problems()
        .forEach(problem -> basis.add("not in force: " + file + ": " + problem.text()));
    return new Asked(asked.protocol(), asked.origins(), basis, file);
  }

  private static boolean isFreshlines(JsonNode root) {
    return (root.has("timings") || root.has("sources") || root.has("display"))
        && !root.has("lock")
        && !root.has("wait");
  }

  private static byte[] contentOrNone(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      return new byte[0]; // unreadable: the settings in force say so themselves
    }
  }

  private Asked asked(Described described, String basis, @Nullable Path ownFile)
      throws UsageException {
    var protocol = Overrides.apply(described, overrides);
    List<String> lines = new ArrayList<>(List.of(basis));
    if (!overrides.isEmpty()) {
      lines.add("set on the command line: " + String.join(", ", overrides));
    }
    if (!protocol.open().isEmpty()) {
      lines.add("left open: " + String.join(", ", protocol.open().stream().sorted().toList()));
    }
    return new Asked(protocol, described.origins(), lines, ownFile);
  }
}
