package dev.freshline.app.install;

import java.util.ArrayList;
import java.util.List;

/// The difference between two versions of a text in the unified format, as one hunk. Pure.
///
/// Between the lines that both begin with and those that both end with, all of the old are shown
/// and all of the new: exact for an edit in one place.
public final class TextDiff {
  private static final int CONTEXT = 3;

  private TextDiff() {}

  /// @param kind ` `, `-` or `+`; `@` for a heading, `\` for a remark
  public record Line(char kind, String text) {
    @Override
    public String toString() {
      return kind == '@' ? text : kind + text;
    }
  }

  /// The lines of the difference; none when there is none.
  public static List<Line> between(String name, String before, String after) {
    if (before.equals(after)) {
      return List.of();
    }
    List<String> old = lines(before);
    List<String> young = lines(after);
    int head = 0;
    while (head < Math.min(old.size(), young.size()) && old.get(head).equals(young.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < Math.min(old.size(), young.size()) - head
        && old.get(old.size() - 1 - tail).equals(young.get(young.size() - 1 - tail))) {
      tail++;
    }
    return hunk(name, old, young, head, tail);
  }

  private static List<Line> hunk(
      String name, List<String> old, List<String> young, int head, int tail) {
    int from = Math.max(0, head - CONTEXT);
    int behind = Math.min(tail, CONTEXT);
    var out = new ArrayList<Line>();
    out.add(new Line('@', "--- " + name));
    out.add(new Line('@', "+++ " + name));
    out.add(
        new Line(
            '@',
            "@@ -"
                + range(from, old.size() - tail + behind)
                + " +"
                + range(from, young.size() - tail + behind)
                + " @@"));
    add(out, ' ', old.subList(from, head));
    add(out, '-', old.subList(head, old.size() - tail));
    add(out, '+', young.subList(head, young.size() - tail));
    add(out, ' ', old.subList(old.size() - tail, old.size() - tail + behind));
    return out;
  }

  private static String range(int from, int to) {
    return (to == from ? from : from + 1) + "," + (to - from);
  }

  private static void add(List<Line> out, char kind, List<String> lines) {
    for (String line : lines) {
      boolean ended = line.endsWith("\n");
      out.add(new Line(kind, line.substring(0, line.length() - (ended ? 1 : 0))));
      if (!ended) {
        out.add(new Line('\\', " No newline at end of file"));
      }
    }
  }

  /// Each with its line end, so that a last line without one differs from one with.
  private static List<String> lines(String text) {
    var lines = new ArrayList<String>();
    int from = 0;
    while (from < text.length()) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end + 1;
      lines.add(text.substring(from, to));
      from = to;
    }
    return lines;
  }
}
