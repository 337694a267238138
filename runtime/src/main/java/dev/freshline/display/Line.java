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

  private final Figures figures;
  private final DisplayOptions options;
  private final Theme theme;
  private final Instant now;
  private final Figure<BlockState> block;
  private final List<Figure<Limit>> limits;
  private final Marks marks;

  private Line(Figures figures, DisplayOptions options) {
    this.figures = figures;
    this.options = options;
    this.theme = Theme.of(options);
    this.now = figures.now().at();
    this.block = BlockPart.current(figures.block(), now);
    this.limits = LimitsPart.shown(figures.limits(), now);
    this.marks = new Marks(theme, shown(), options.has(Segment.FRESHNESS));
  }

  /// The line, without a line end. Never empty, and never wider than the options allow.
  public static String render(Figures figures, DisplayOptions options) {
    var line = new Line(figures, options);
    return line.fitted().print(options.isColored());
  }

  /// Gives up one thing after the other; what still does not fit then is cut.
  private Ink fitted() {
    Ink last = new Ink().add(theme.none());
    for (int given = 0; given <= Trim.values().length; given++) {
      Ink drawn = drawn(given);
      if (!drawn.isEmpty()) {
        if (fits(drawn)) {
          return drawn;
        }
        last = drawn;
      }
    }
    return fits(last) ? last : last.head(options.columns(), theme.cut());
  }

  private boolean fits(Ink ink) {
    return options.columns() == 0 || ink.cells() <= options.columns();
  }

  /// The whole line without the first `given` things that a line gives up.
  private Ink drawn(int given) {
    var line = new Ink();
    List<Segment> segments = options.segments();
    for (int i = 0; i < segments.size(); i++) {
      Segment before = i == 0 ? null : segments.get(i - 1);
      Segment after = i + 1 == segments.size() ? null : segments.get(i + 1);
      draw(segments.get(i), before, after, given, line);
    }
    if (!options.has(Segment.FRESHNESS)) {
      append(line, notice(given)); // what is wrong is said even where freshness is not asked for
    }
    return line;
  }

  private void draw(
      Segment segment, @Nullable Segment before, @Nullable Segment after, int given, Ink line) {
    switch (segment) {
      case MODEL -> append(line, Trim.MODEL.isKept(given) ? model() : new Ink());
      case SESSION -> append(line, Trim.SESSION.isKept(given) ? session() : new Ink());
      case BLOCK -> append(line, block(after == Segment.BURN, given));
      case BURN -> append(line, burn(before == Segment.BLOCK, given));
      case LIMITS -> appendLimits(line, given);
      case CONTEXT -> append(line, Trim.CONTEXT.isKept(given) ? context() : new Ink());
      case FRESHNESS -> append(line, freshness(given));
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

  private Ink block(boolean withBurn, int given) {
    return Trim.BLOCK.isKept(given)
        ? new BlockPart(theme, marks, block, now)
            .block(withBurn && Trim.BURN.isKept(given), Trim.REMAINING.isKept(given))
        : new Ink();
  }

  private Ink burn(boolean drawnWithBlock, int given) {
    return drawnWithBlock || !Trim.BURN.isKept(given)
        ? new Ink()
        : new BlockPart(theme, marks, block, now).burn();
  }

  private void appendLimits(Ink line, int given) {
    for (Figure<Limit> figure : limits) {
      Limit limit = figure.value();
      if (limit != null && trimOf(limit).isKept(given)) {
        Duration fullIn = Trim.EXHAUSTION.isKept(given) ? LimitsPart.fullIn(limit, figures) : null;
        boolean withReset = tellsReset(limit, given);
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

  private boolean tellsReset(Limit limit, int given) {
    return limit.window().equals(Limit.FIVE_HOUR)
        ? Trim.FIVE_HOUR_RESET.isKept(given)
        : Trim.WEEKLY_RESET.isKept(given) && limit.usedPercent() >= options.weeklyResetFrom();
  }

  private Ink context() {
    Double percent = figures.contextPercent().value();
    var ink = new Ink().add("ctx ", Tone.DIM);
    return percent == null
        ? ink.add(Theme.UNKNOWN, Tone.WARN)
        : ink.add(Amounts.percent(percent), Tone.ofPercent(percent))
            .add(marks.full(figures.contextPercent()));
  }

  private Ink freshness(int given) {
    Ink summary = marks.summary();
    Ink notice = notice(given);
    if (!summary.isEmpty() && !notice.isEmpty()) {
      summary.add(theme.dot(), Tone.DIM);
    }
    return summary.add(notice);
  }

  private Ink notice(int given) {
    String notice = figures.notice();
    return notice == null || !Trim.NOTICE.isKept(given)
        ? new Ink()
        : new Ink().add(Printable.of(notice, NOTICE_CELLS, theme), Tone.WARN);
  }

  /// The figures that the segments asked for are drawn from, whether or not they will fit.
  private List<Figure<?>> shown() {
    List<Figure<?>> shown = new ArrayList<>();
    if (options.has(Segment.SESSION)) {
      shown.add(figures.sessionUsd());
    }
    if (options.has(Segment.BLOCK) || options.has(Segment.BURN)) {
      shown.add(block);
    }
    if (options.has(Segment.LIMITS)) {
      shown.addAll(limits);
    }
    if (options.has(Segment.CONTEXT)) {
      shown.add(figures.contextPercent());
    }
    return shown;
  }
}
