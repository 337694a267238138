package dev.freshline.app.install;

import dev.freshline.app.install.JsonText.Member;
import dev.freshline.app.install.JsonText.Value;
import java.util.List;

/// Edits of an object's members within a JSON text, in the style of the text around them. Pure.
final class JsonEdit {
  private static final String USUAL_INDENT = "  ";

  private JsonEdit() {}

  /// The text with one value replaced by another.
  static String replaced(String text, Value value, String by) {
    return text.substring(0, value.from()) + by + text.substring(value.to());
  }

  /// The text with a member added at the end of an object.
  ///
  /// @param depth of the object: 0 for the document itself
  static String appended(String text, Value object, int depth, String name, String value) {
    Layout layout = Layout.of(text, object, depth);
    List<Member> members = membersOf(object);
    String member = '"' + name + '"' + layout.colon() + value;
    if (members.isEmpty()) {
      String inside = layout.lead() + member + layout.tail();
      return text.substring(0, object.from() + 1) + inside + text.substring(object.to() - 1);
    }
    int end = members.getLast().value().to();
    return text.substring(0, end) + layout.next() + member + text.substring(end);
  }

  /// The text without one of an object's members.
  static String removed(String text, Value object, Member member) {
    List<Member> members = membersOf(object);
    int index = members.indexOf(member);
    if (members.size() == 1) {
      return text.substring(0, object.from() + 1) + text.substring(object.to() - 1);
    }
    return index < members.size() - 1
        ? text.substring(0, member.from()) + text.substring(members.get(index + 1).from())
        : text.substring(0, members.get(index - 1).value().to())
            + text.substring(member.value().to());
  }

  private static List<Member> membersOf(Value object) {
    List<Member> members = object.members();
    if (members == null) {
      throw new IllegalArgumentException("expected an object, found another value");
    }
    return members;
  }

  /// How an object is set out.
  ///
  /// @param lead before a member's name
  /// @param colon between name and value
  /// @param tail before the closing brace
  record Layout(String lead, String colon, String tail) {
    /// The style that an object already has, or that of most files when it is empty.
    static Layout of(String text, Value object, int depth) {
      List<Member> members = membersOf(object);
      String newline = text.contains("\r\n") ? "\r\n" : "\n";
      if (members.isEmpty()) {
        return new Layout(
            newline + USUAL_INDENT.repeat(depth + 1), ": ", newline + USUAL_INDENT.repeat(depth));
      }
      Member last = members.getLast();
      int before =
          members.size() == 1
              ? object.from() + 1
              : text.indexOf(',', members.get(members.size() - 2).value().to()) + 1;
      String colon = text.substring(endOfName(text, last), last.value().from());
      return new Layout(
          text.substring(before, last.from()),
          colon.contains("\n") ? ": " : colon,
          text.substring(last.value().to(), object.to() - 1));
    }

    /// Whether each member has a line of its own.
    boolean isOnLines() {
      return lead.contains("\n");
    }

    /// Between a member and the next.
    String next() {
      return ',' + (isOnLines() ? lead : colon.endsWith(" ") ? " " : "");
    }

    /// The layout of an object that is a member of this one.
    Layout inner() {
      if (!isOnLines()) {
        return new Layout("", colon, "");
      }
      int line = lead.lastIndexOf('\n') + 1;
      String indent = lead.substring(line);
      String newline = lead.contains("\r\n") ? "\r\n" : "\n";
      // At depth 1 the indentation of a member is the unit itself.
      return new Layout(newline + indent + indent, colon, newline + indent);
    }

    /// Members as an object.
    String object(List<String> members) {
      return '{' + lead + String.join(next(), members) + tail + '}';
    }

    private static int endOfName(String text, Member member) {
      int end = member.from() + 1;
      while (text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      return end + 1;
    }
  }
}
