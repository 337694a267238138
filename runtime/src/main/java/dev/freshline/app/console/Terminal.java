package dev.freshline.app.console;

import java.io.PrintWriter;
import java.util.List;

/// Where a command's words go.
///
/// Texts may quote files and programs of others, so control characters never get through.
public final class Terminal {
  /// Narrower than this, wrapping does more harm than a line too long.
  private static final int LEAST_WIDTH = 40;

  private static final int LEAST_TEXT = 20;

  /// A piece of a line.
  public record Piece(Tone tone, String text) {}

  private final PrintWriter out;
  private final int width;
  private final boolean colored;

  /// @param width cells of a line, [Integer#MAX_VALUE] for no limit
  public Terminal(PrintWriter out, int width, boolean colored) {
    this.out = out;
    this.width = Math.max(width, LEAST_WIDTH);
    this.colored = colored;
  }

  /// Cells of a line, [Integer#MAX_VALUE] where there is no limit.
  public int width() {
    return width;
  }

  /// Writes a document as it is, such as JSON, with a line end behind it.
  public void document(String text) {
    out.print(text);
    out.print('\n');
    out.flush();
  }

  public void line() {
    line(Tone.PLAIN, "");
  }

  /// Writes one line, however long.
  public void line(Tone tone, String text) {
    document(painted(tone, harmless(text)));
  }

  /// Writes one line of pieces, however long.
  public void line(List<Piece> pieces) {
    var line = new StringBuilder();
    for (Piece piece : pieces) {
      line.append(painted(piece.tone(), harmless(piece.text())));
    }
    document(line.toString());
  }

  /// Writes a paragraph, broken between words.
  public void paragraph(String text) {
    row("", text);
  }

  /// Writes a label and a text, whose further lines stand below its first.
  public void row(String label, String text) {
    row(Tone.PLAIN, label, Tone.PLAIN, text);
  }

  public void row(Tone labelTone, String label, Tone tone, String text) {
    String margin = " ".repeat(label.length());
    int room = width - label.length();
    String rest = harmless(text);
    String before = painted(labelTone, label);
    while (room >= LEAST_TEXT && rest.length() > room) {
      int cut = cut(rest, room);
      document(before + painted(tone, rest.substring(0, cut).stripTrailing()));
      rest = rest.substring(cut).stripLeading();
      before = margin;
    }
    document(before + painted(tone, rest));
  }

  /// Behind the last word that fits; within a word that is longer than a line. A percent sign stays
  /// with its number.
  private static int cut(String text, int room) {
    int space = text.lastIndexOf(' ', room);
    while (space > 0 && text.startsWith("%", space + 1)) {
      space = text.lastIndexOf(' ', space - 1);
    }
    return space > 0 ? space : room;
  }

  private String painted(Tone tone, String text) {
    return colored && !tone.code().isEmpty() && !text.isEmpty()
        ? "\u001B[" + tone.code() + 'm' + text + "\u001B[0m"
        : text;
  }

  /// Without control characters, and without those that turn the direction of what follows.
  static String harmless(String text) {
    var out = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c == '\t' || c == '\n') {
                out.append(' ');
              } else if (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT) {
                out.appendCodePoint(c);
              }
            });
    return out.toString();
  }
}
