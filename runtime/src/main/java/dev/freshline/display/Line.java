package dev.freshline.display;

import dev.freshline.billing.Figures;
import dev.freshline.freshness.Figure;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws figures as one line.
///
/// ```
/// figures -> marks -> segments in the order asked for -> give up what does not fit -> colours
/// ```
public final class Line {
  private static final int MODEL_CELLS = 24;
  private static final int NOTICE_CELLS = 80;

  /// For the seconds of an age that is told in front of a kept line.
  private static final int AGE_CELLS = 2;

  /// Where they are filled in; nothing that is drawn has control characters.
  private static final char AGE = '\u0001';

  private final Figures figures;
  private final DisplayOptions options;
  private final Theme theme;
  private final Instant now;
  private final Figure<BlockState> block;
  private final List<Figure<Limit>> limits;
  private final Marks marks;

  public Line(Figures figures, DisplayOptions options) {
    this.figures = figures;
    this.options = options;
    this.theme = Theme.of(options);
    this.now = figures.now().at();
    this.block = BlockPart.current(figures.block(), now);
    this.limits = LimitsPart.shown(figures.limits(), now);
    this.marks = new Marks(theme, shown(), options.has(Segment.FRESHNESS));
  }

  /// The line, without a line end. Never empty, and never wider than the options allow.
  public String text() {
    return fitted().print(options.isColored());
  }

  /// Whether it marks a figure as anything but fresh, or would if all of it fitted.
  public boolean marksAny() {
    return marks.isAny();
  }

  /// A line that may be shown again a little later, in two parts with the seconds since `figures`
  /// between them. Its age comes first, for neither a figure nor the width may take it away.
  public record Kept(String before, String after) {}

  /// The line as [#text] has it, made ready to be shown again.
  ///
  /// @return null where there is no room for an age and a line
  public @Nullable Kept kept() {
    Ink age =
        new Ink()
            .add(theme.stale() + ' ' + AGE + "s ago", Tone.WARN)
            .add(theme.separator(), Tone.DIM);
    DisplayOptions rest = options.without(age.cells() + AGE_CELLS);
    if (rest == null) {
      return null;
    }
    String whole = age.add(new Line(figures, rest).fitted()).print(options.isColored());
    int at = whole.indexOf(AGE);
    return new Kept(whole.substring(0, at), whole.substring(at + 1));
  }

  /// Gives up one thing after the other; what still does not fit then is cut.
  private Ink fitted() {
    Ink fitted = drawn(null);
    for (Trim last : Trim.values()) {
      if (fits(fitted)) {
        break;
      }
      Ink shorter = drawn(last);
      fitted = shorter.isEmpty() ? fitted : shorter;
    }
    if (fitted.isEmpty()) {
      fitted.add(theme.none());
    }
    return fits(fitted) ? fitted : cut(fitted);
  }

  /// A mark could be cut off with what it is behind. So without a summary the worst one leads.
  private Ink cut(Ink line) {
    Ink first = options.has(Segment.FRESHNESS) ? new Ink() : marks.summary();
    Ink whole = first.isEmpty() ? line : first.add(" ").add(line);
    return whole.head(options.columns(), theme.cut());
  }

  private boolean fits(Ink ink) {
    return options.columns() == 0 || ink.cells() <= options.columns();
  }

  /// The whole line without what a line gives up up to `last`, or with all of it if null.
  private Ink drawn(@Nullable Trim last) {
    var line = new Ink();
    List<Segment> segments = options.segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment before = i == 0 ? null : segments.get(i - 1);
      Segment after = i + 1 == segments.size() ? null : segments.get(i + 1);
      draw(segments.get(i), before, after, last, line);
    }
    if (!options.has(Segment.FRESHNESS)) {
      append(line, notice(last)); // what is wrong is said even where freshness is not asked for
    }
    return line;
  }

  private void draw(
      Segment segment,
      @Nullable Segment before,
      @Nullable Segment after,
      @Nullable Trim last,
      Ink line) {
    switch (segment) {
      case MODEL -> append(line, Trim.MODEL.isKept(last) ? model() : new Ink());
      case SESSION -> append(line, Trim.SESSION.isKept(last) ? session() : new Ink());
      case BLOCK -> append(line, block(after == Segment.BURN, last));
      case BURN -> append(line, burn(before == Segment.BLOCK, last));
      case LIMITS -> appendLimits(line, last);
      case CONTEXT -> append(line, Trim.CONTEXT.isKept(last) ? context() : new Ink());
      case FRESHNESS -> append(line, freshness(last));
    }
  }

  private void append(Ink line, Ink segment) {
    if (!segment.isEmpty()) {
      line.add(line.isEmpty() ? "" : theme.separator(), Tone.DIM).add(segment);
    }
  }

  private Ink model() {
    String model = figures.model();
    String name = model == null ? "" : Printable.of(model, MODEL_CELLS, theme);
    return name.isEmpty()
        ? new Ink().add("model ", Tone.DIM).add(Theme.UNKNOWN, Tone.WARN)
        : new Ink().add(name);
  }

  private Ink session() {
    Double usd = figures.sessionUsd().value();
    return usd == null
        ? new Ink().add("$").add(Theme.UNKNOWN, Tone.WARN)
        : new Ink().add(Amounts.usd(usd)).add(marks.full(figures.sessionUsd()));
  }

  private Ink block(boolean withBurn, @Nullable Trim last) {
    return Trim.BLOCK.isKept(last)
        ? new BlockPart(theme, marks, block, now)
            .block(withBurn && Trim.BURN.isKept(last), Trim.REMAINING.isKept(last))
        : new Ink();
  }

  private Ink burn(boolean drawnWithBlock, @Nullable Trim last) {
    return drawnWithBlock || !Trim.BURN.isKept(last)
        ? new Ink()
        : new BlockPart(theme, marks, block, now).burn();
  }

  private void appendLimits(Ink line, @Nullable Trim last) {
    for (Figure<Limit> figure : limits) {
      Limit limit = figure.value();
      if (limit != null && trimOf(limit).isKept(last)) {
        Duration fullIn = Trim.EXHAUSTION.isKept(last) ? LimitsPart.fullIn(limit, figures) : null;
        boolean withReset = tellsReset(limit, last);
        append(line, LimitsPart.draw(figure, limit, theme, marks, withReset, fullIn, now));
      }
    }
  }

  private static Trim trimOf(Limit limit) {
    if (LimitsPart.isExtra(limit)) {
      return Trim.EXTRA_LIMITS;
    }
    return limit.window().equals(Limit.FIVE_HOUR) ? Trim.FIVE_HOUR : Trim.SEVEN_DAY;
  }

  private boolean tellsReset(Limit limit, @Nullable Trim last) {
    return limit.window().equals(Limit.FIVE_HOUR)
        ? Trim.FIVE_HOUR_RESET.isKept(last)
        : Trim.WEEKLY_RESET.isKept(last) && limit.usedPercent() >= options.weeklyResetFrom();
  }

  private Ink context() {
    Double percent = figures.contextPercent().value();
    var ink = new Ink().add("ctx ", Tone.DIM);
    return percent == null
        ? ink.add(Theme.UNKNOWN, Tone.WARN)
        : ink.add(Amounts.percent(percent), Tone.ofPercent(percent))
            .add(marks.full(figures.contextPercent()));
  }

  private Ink freshness(@Nullable Trim last) {
    Ink summary = marks.summary();
    Ink notice = notice(last);
    if (!summary.isEmpty() && !notice.isEmpty()) {
      summary.add(theme.dot(), Tone.DIM);
    }
    return summary.add(notice);
  }

  private Ink notice(@Nullable Trim last) {
    String notice = figures.notice();
    return notice == null || !Trim.NOTICE.isKept(last)
        ? new Ink()
        : new Ink().add(Printable.of(notice, NOTICE_CELLS, theme), Tone.WARN);
  }

  /// The figures that the segments asked for are drawn from, whether or not they will fit.
  ///
  /// What the session does not tell, as its context before the first response, has its own mark but
  /// is nothing that the line as a whole could be late with.
  private List<Figure<?>> shown() {
    List<Figure<?>> shown = new ArrayList<>();
    if (options.has(Segment.SESSION) && figures.sessionUsd().value() != null) {
      shown.add(figures.sessionUsd());
    }
    if (options.has(Segment.BLOCK) || options.has(Segment.BURN)) {
      shown.add(block);
    }
    if (options.has(Segment.LIMITS)) {
      shown.addAll(limits);
    }
    if (options.has(Segment.CONTEXT) && figures.contextPercent().value() != null) {
      shown.add(figures.contextPercent());
    }
    return shown;
  }
}
