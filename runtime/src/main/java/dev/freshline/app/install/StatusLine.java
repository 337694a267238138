package dev.freshline.app.install;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.freshline.app.install.JsonEdit.Layout;
import dev.freshline.app.install.JsonText.Member;
import dev.freshline.app.install.JsonText.Value;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The `statusLine` entry of a settings text, and what installing and uninstalling make of it.
/// Pure.
final class StatusLine {
  static final String NAME = "statusLine";

  private static final String TYPE = "type";
  private static final String COMMAND = "command";
  private static final String PADDING = "padding";
  private static final String REFRESH_INTERVAL = "refreshInterval";
  private static final String NEW_FILE = "{}\n";

  private final String text;
  private final Value root;
  private final @Nullable Member entry;
  private final Launcher launcher;

  private StatusLine(String text, Value root, Launcher launcher) {
    this.text = text;
    this.root = root;
    this.entry = root.member(NAME);
    this.launcher = launcher;
  }

  /// @param text of the settings; a blank one counts as having none
  /// @throws IOException when it is no strict JSON object; it knows the place
  static StatusLine in(String text, Launcher launcher) throws IOException {
    String document = text.isBlank() ? NEW_FILE : text;
    Value root = JsonText.parse(document);
    if (root.members() == null) {
      throw new IOException("expected an object, found " + shown(root.in(document)));
    }
    return new StatusLine(document, root, launcher);
  }

  /// The command that it starts, or null when there is none.
  @Nullable String command() {
    Member command = entry == null ? null : entry.value().member(COMMAND);
    return command == null ? null : command.value().string();
  }

  /// Whether hooks, and the statusline with them, are turned off.
  boolean isTurnedOff() {
    Member off = root.member("disableAllHooks");
    return off != null && off.value().in(text).equals("true");
  }

  boolean isOurs() {
    String command = command();
    return command != null && launcher.isOurs(command);
  }

  /// The entry as it is written there when it is another tool's, or null.
  @Nullable String foreign() {
    return entry == null || isOurs() ? null : entry.value().in(text);
  }

  /// The text with our entry in it; what the user set beside the command stays.
  ///
  /// @param refreshInterval in seconds, or null to leave it as it is
  String installed(@Nullable Integer refreshInterval) throws IOException {
    String edited =
        entry == null || entry.value().members() == null
            ? anew(refreshInterval)
            : adapted(refreshInterval);
    return checked(edited);
  }

  /// The text without our entry, or with the one that it replaced.
  ///
  /// @param previous that entry as it was written, or null
  String uninstalled(@Nullable String previous) throws IOException {
    if (entry == null || !isOurs()) {
      return text;
    }
    return checked(
        previous == null
            ? JsonEdit.removed(text, root, entry)
            : JsonEdit.replaced(text, entry.value(), previous));
  }

  private String anew(@Nullable Integer refreshInterval) {
    var members = new ArrayList<String>();
    Layout layout = Layout.of(text, root, 0);
    members.add(member(layout, TYPE, quoted("command")));
    members.add(member(layout, COMMAND, quoted(launcher.command())));
    members.add(member(layout, PADDING, "0"));
    if (refreshInterval != null) {
      members.add(member(layout, REFRESH_INTERVAL, refreshInterval.toString()));
    }
    String object = layout.inner().object(members);
    return entry == null
        ? JsonEdit.appended(text, root, 0, NAME, object)
        : JsonEdit.replaced(text, entry.value(), object);
  }

  private String adapted(@Nullable Integer refreshInterval) throws IOException {
    String command = command();
    String edited = text;
    if (command == null || !launcher.isStartedBy(command) || launcher.isOutdated(command)) {
      edited = set(edited, COMMAND, quoted(launcher.command()));
    }
    edited = set(edited, TYPE, quoted("command"));
    if (entry != null && entry.value().member(PADDING) == null) {
      edited = set(edited, PADDING, "0");
    }
    return refreshInterval == null
        ? edited
        : set(edited, REFRESH_INTERVAL, refreshInterval.toString());
  }

  /// Sets a member of the entry, leaving it alone when it already has that value.
  private static String set(String text, String name, String value) throws IOException {
    Member entry = JsonText.parse(text).member(NAME);
    if (entry == null) {
      throw new IllegalStateException("expected " + NAME + " in the text, found none");
    }
    Member member = entry.value().member(name);
    if (member == null) {
      return JsonEdit.appended(text, entry.value(), 1, name, value);
    }
    return member.value().in(text).equals(value)
        ? text
        : JsonEdit.replaced(text, member.value(), value);
  }

  /// The edited text, once it is proved that nothing but the entry differs from what was there.
  private String checked(String edited) throws IOException {
    if (!others(edited, JsonText.parse(edited)).equals(others(text, root))) {
      throw new IllegalStateException("the edit would change more than " + NAME);
    }
    return edited;
  }

  private static List<String> others(String text, Value root) {
    List<Member> members = root.members();
    if (members == null) {
      throw new IllegalStateException("the edit would leave no object");
    }
    var others = new ArrayList<String>();
    for (Member member : members) {
      if (!member.name().equals(NAME)) {
        others.add(text.substring(member.from(), member.value().to()));
      }
    }
    return others;
  }

  /// What to add by hand where we may not.
  static String byHand(Launcher launcher) {
    Layout layout = new Layout("\n  ", ": ", "\n");
    return '"'
        + NAME
        + "\": {"
        + member(layout, TYPE, quoted("command"))
        + ", "
        + member(layout, COMMAND, quoted(launcher.command()))
        + ", "
        + member(layout, PADDING, "0")
        + '}';
  }

  private static String member(Layout layout, String name, String value) {
    return '"' + name + '"' + layout.colon() + value;
  }

  private static String quoted(String text) {
    return new String(Json.bytes(TextNode.valueOf(text)), StandardCharsets.UTF_8);
  }

  private static String shown(String value) {
    return value.length() > 40 ? value.substring(0, 40) + "..." : value;
  }
}
