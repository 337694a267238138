package dev.freshline.reports.report.chart;

import java.util.ArrayDeque;
import java.util.Deque;

/// HTML and SVG, escaped as it is written: no text or attribute of others can become markup.
public final class Markup {
  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /// Begins an element.
  ///
  /// @param attributes names and values in turn
  public Markup open(String element, String... attributes) {
    tag(element, attributes);
    out.append('>');
    open.push(element);
    return this;
  }

  /// Ends the element that was begun last.
  public Markup close() {
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /// An element with nothing in it.
  public Markup leaf(String element, String... attributes) {
    tag(element, attributes);
    out.append("/>");
    return this;
  }

  /// An element with a text in it.
  public Markup element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  public Markup text(String text) {
    escape(text);
    return this;
  }

  /// Begins a new line of the file, where white space means nothing.
  public Markup line() {
    out.append('\n');
    return this;
  }

  /// Puts in what is trusted as it is, such as the page's own style sheet.
  ///
  /// @throws IllegalArgumentException when it would end its element early
  public Markup verbatim(String element, String content, String... attributes) {
    if (content.contains("</")) {
      throw new IllegalArgumentException(element + ": expected no '</' in its content");
    }
    tag(element, attributes);
    out.append('>').append(content).append("</").append(element).append('>');
    return this;
  }

  private void tag(String element, String... attributes) {
    if (attributes.length % 2 != 0) {
      throw new IllegalArgumentException(
          element + ": expected names and values in turn, found " + attributes.length);
    }
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (isHarmless(c)) {
            out.append(c);
          }
        }
      }
    }
  }

  /// No control, and nothing that turns the direction of what follows.
  private static boolean isHarmless(char c) {
    return c == '\n'
        || c == '\t'
        || (!Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
  }

  /// @throws IllegalStateException when an element is still open
  @Override
  public String toString() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("expected every element closed, found open: " + open);
    }
    return out.toString();
  }
}
