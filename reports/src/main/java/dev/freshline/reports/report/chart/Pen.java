package dev.freshline.reports.report.chart;

import java.util.List;
import java.util.Locale;

/// Draws on an SVG in its pixels.
public final class Pen {
  /// Width of a digit at 12 pixels in DejaVu Sans, the widest of the usual fonts.
  private static final double CHARACTER = 7.7;

  private static final double BOLD_CHARACTER = 8.5;

  private final Markup svg;

  public Pen(Markup svg) {
    this.svg = svg;
  }

  /// A place.
  public record Spot(double x, double y) {}

  /// An estimate of a text's width.
  public static double widthOf(String text) {
    return text.length() * CHARACTER;
  }

  /// The same of a bold one.
  static double widthOfBold(String text) {
    return text.length() * BOLD_CHARACTER;
  }

  /// With one digit behind the point, which is finer than a screen.
  static String n(double number) {
    String text = String.format(Locale.ROOT, "%.1f", number);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  public void line(String css, double x1, double y1, double x2, double y2) {
    svg.leaf("line", "class", css, "x1", n(x1), "y1", n(y1), "x2", n(x2), "y2", n(y2));
  }

  public void polyline(String css, List<Spot> spots) {
    if (!spots.isEmpty()) {
      svg.leaf("path", "class", css, "d", path(spots));
    }
  }

  public void polygon(String css, List<Spot> spots) {
    if (!spots.isEmpty()) {
      svg.leaf("path", "class", css, "d", path(spots) + 'Z');
    }
  }

  private static String path(List<Spot> spots) {
    var path = new StringBuilder();
    for (Spot spot : spots) {
      path.append(path.isEmpty() ? 'M' : 'L').append(n(spot.x())).append(' ').append(n(spot.y()));
    }
    return path.toString();
  }

  public void rect(String css, double x, double y, double width, double height) {
    svg.leaf("rect", "class", css, "x", n(x), "y", n(y), "width", n(width), "height", n(height));
  }

  /// A rectangle that the read-out speaks of; one of hundreds, and so written as briefly as it can.
  public void cell(String css, double x, double y, double width, double height, String tip) {
    String way = 'M' + n(x) + ' ' + n(y) + 'h' + n(width) + 'v' + n(height) + 'h' + n(-width) + 'z';
    svg.leaf("path", "class", css, "d", way, "data-t", tip);
  }

  /// Opens a group whose marks all begin to speak with the same words.
  public void group(String words) {
    svg.open("g", "data-p", words);
  }

  public void endGroup() {
    svg.close();
  }

  /// A point that the read-out speaks of.
  public void mark(String css, Spot spot, double radius, String tip) {
    svg.leaf(
        "circle",
        "class",
        css,
        "cx",
        n(spot.x()),
        "cy",
        n(spot.y()),
        "r",
        n(radius),
        "data-t",
        tip);
  }

  /// A diamond that the read-out speaks of: told from a circle without colour.
  public void diamond(String css, Spot at, double radius, String tip) {
    List<Spot> corners =
        List.of(
            new Spot(at.x() - radius, at.y()),
            new Spot(at.x(), at.y() - radius),
            new Spot(at.x() + radius, at.y()),
            new Spot(at.x(), at.y() + radius));
    svg.leaf("path", "class", css, "d", path(corners) + 'Z', "data-t", tip);
  }

  /// @param css with `a-m` or `a-e` for a text that is centred on, or ends at, `x`
  public void text(String css, double x, double y, String text) {
    svg.element("text", text, "class", css, "x", n(x), "y", n(y));
  }

  /// A text that reads upwards, centred on the spot.
  public void upright(double x, double y, String text) {
    svg.element(
        "text",
        text,
        "class",
        "a-m axis",
        "transform",
        "translate(" + n(x) + ' ' + n(y) + ") rotate(-90)");
  }
}
