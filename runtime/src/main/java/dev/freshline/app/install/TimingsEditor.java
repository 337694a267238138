package dev.freshline.app.install;

import dev.freshline.app.console.Reason;
import dev.freshline.app.install.JsonEdit.Layout;
import dev.freshline.app.install.JsonText.Member;
import dev.freshline.app.install.JsonText.Value;
import dev.freshline.billing.Timings;
import dev.freshline.host.Disk;
import dev.freshline.host.EditableFile;
import dev.freshline.host.EditableFile.Version;
import dev.freshline.settings.Durations;
import dev.freshline.settings.SettingsReader;
import dev.freshline.settings.SettingsResult;
import dev.freshline.wire.JsonPlaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sets timings in a file of Freshline's own settings, with a backup, and leaves all else as it is.
///
/// What counts is how the file is read: a timing that is left out follows from others, so that one
/// which does not change may have to be written, and one which does may not.
///
/// ```
/// read -> parse -> edit -> would it be in force? -> dry run? Changed, unwritten
///                                 | no: Refused           |
///                                 v                       v
///                                            back up -> replace if still as read -> Changed
/// ```
public final class TimingsEditor {
  /// How often a file may change under us before we give up.
  private static final int ATTEMPTS = 3;

  private static final String GROUP = "timings";
  private static final String NEW_FILE = "{}\n";

  private final EditableFile file;
  private final Backups backups;

  public TimingsEditor(EditableFile file, Disk disk) {
    this.file = file;
    this.backups = new Backups(disk, file.path());
  }

  public Path path() {
    return file.path();
  }

  /// Lets the file be read with these timings, by as few changes as it takes.
  ///
  /// @param timings by name, such as `cooldown`, in the order in which new ones are to stand
  /// @param dryRun whether only to tell what would be done
  public InstallResult set(Map<String, Duration> timings, boolean dryRun) {
    try {
      for (int i = 0; i < ATTEMPTS; i++) {
        Version seen = file.read();
        byte[] content = seen.content();
        String before = content == null ? "" : Utf8.decoded(content);
        String text = before.isBlank() ? NEW_FILE : before;
        String after = edited(text, timings);
        SettingsResult result = settings(after);
        if (!result.isSound()) {
          return refused(result.problems().getFirst().text(), "", timings);
        }
        if (after.equals(text)) {
          return new InstallResult.Already("set so");
        }
        if (dryRun) {
          return new InstallResult.Changed(before, after, null, null, false);
        }
        Path backup = content == null ? null : backups.keep(content);
        if (isReplaced(seen, after, backup)) {
          return new InstallResult.Changed(before, after, null, backup, true);
        }
      }
      return refused("it changed " + ATTEMPTS + " times while it was edited", "", timings);
    } catch (IOException e) {
      return refused(Reason.of(e), JsonPlaces.placeOf(e), timings);
    }
  }

  private boolean isReplaced(Version seen, String after, @Nullable Path backup) throws IOException {
    boolean done = false;
    try {
      done = file.replace(seen, Utf8.encoded(after));
      return done;
    } finally {
      if (!done) {
        backups.drop(backup);
      }
    }
  }

  /// The text with the fewest timings written that make it be read with all of them; with all of
  /// them where none do.
  private static String edited(String text, Map<String, Duration> timings) throws IOException {
    List<Integer> choices =
        IntStream.range(0, 1 << timings.size())
            .boxed()
            .sorted(Comparator.comparingInt(Integer::bitCount))
            .toList();
    String edited = text;
    for (int choice : choices) {
      edited = written(text, chosen(timings, choice));
      if (isReadWith(edited, timings)) {
        return edited;
      }
    }
    return edited;
  }

  /// Those of the timings whose bits are set.
  private static Map<String, Duration> chosen(Map<String, Duration> timings, int choice) {
    Map<String, Duration> chosen = new LinkedHashMap<>();
    int bit = 1;
    for (var timing : timings.entrySet()) {
      if ((choice & bit) != 0) {
        chosen.put(timing.getKey(), timing.getValue());
      }
      bit <<= 1;
    }
    return chosen;
  }

  private static boolean isReadWith(String text, Map<String, Duration> timings) {
    SettingsResult result = settings(text);
    return result.isSound()
        && byName(result.settings().timings()).entrySet().containsAll(timings.entrySet());
  }

  private static SettingsResult settings(String text) {
    return SettingsReader.read(Utf8.encoded(text), Map.of());
  }

  private static Map<String, Duration> byName(Timings timings) {
    return Map.of(
        "fetchTimeout", timings.fetchTimeout(),
        "killGrace", timings.killGrace(),
        "cooldown", timings.cooldown(),
        "freshFor", timings.freshFor(),
        "criticalAfter", timings.criticalAfter());
  }

  private static String written(String text, Map<String, Duration> timings) throws IOException {
    if (timings.isEmpty()) {
      return text;
    }
    Value root = JsonText.parse(text);
    if (root.members() == null) {
      throw new IOException("expected an object, found another value");
    }
    Member group = root.member(GROUP);
    if (group == null || group.value().members() == null) {
      return withGroup(text, root, group, timings);
    }
    String edited = text;
    for (var timing : timings.entrySet()) {
      edited = with(edited, timing.getKey(), quoted(timing.getValue()));
    }
    return edited;
  }

  private static String withGroup(
      String text, Value root, @Nullable Member group, Map<String, Duration> timings) {
    Layout layout = Layout.of(text, root, 0);
    List<String> members = new ArrayList<>();
    timings.forEach(
        (name, value) -> members.add('"' + name + '"' + layout.colon() + quoted(value)));
    String object = layout.inner().object(members);
    return group == null
        ? JsonEdit.appended(text, root, 0, GROUP, object)
        : JsonEdit.replaced(text, group.value(), object);
  }

  private static String with(String text, String name, String value) throws IOException {
    Member group = JsonText.parse(text).member(GROUP);
    if (group == null) {
      throw new IllegalStateException("expected " + GROUP + " in the text, found none");
    }
    Member member = group.value().member(name);
    if (member == null) {
      return JsonEdit.appended(text, group.value(), 1, name, value);
    }
    return member.value().in(text).equals(value)
        ? text
        : JsonEdit.replaced(text, member.value(), value);
  }

  private static String quoted(Duration duration) {
    return '"' + Durations.format(duration) + '"';
  }

  /// @param place in the file, such as `12:5`, or empty
  private InstallResult refused(String why, String place, Map<String, Duration> timings) {
    var byHand = new ArrayList<String>();
    timings.forEach((name, value) -> byHand.add('"' + name + "\": " + quoted(value)));
    return new InstallResult.Refused(
        file.path() + (place.isEmpty() ? "" : ":" + place) + ": " + why,
        "set these in \"" + GROUP + "\": " + String.join(", ", byHand));
  }
}
