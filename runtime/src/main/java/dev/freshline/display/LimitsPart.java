package dev.freshline.display;

import dev.freshline.billing.Exhaustion;
import dev.freshline.billing.Figures;
import dev.freshline.freshness.Figure;
import dev.freshline.reading.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the account's limits: the 5-hour and the 7-day one, and whichever other binds.
final class LimitsPart {
  /// From here on a limit of one model, or one in money, is worth its room.
  private static final double BINDING_PERCENT = 50;

  private static final int LABEL_CELLS = 16;

  private LimitsPart() {}

  /// The limits to be drawn, in order; none that is past its reset.
  static List<Figure<Limit>> shown(List<Figure<Limit>> all, Instant now) {
    List<Figure<Limit>> shown = new ArrayList<>();
    add(all, Limit.FIVE_HOUR, now, shown);
    add(all, Limit.SEVEN_DAY, now, shown);
    for (Figure<Limit> figure : all) {
      Limit limit = figure.value();
      if (limit != null && isExtra(limit) && !limit.isOver(now) && binds(limit, all, now)) {
        shown.add(figure);
      }
    }
    return shown;
  }

  private static void add(
      List<Figure<Limit>> all, String window, Instant now, List<Figure<Limit>> shown) {
    for (Figure<Limit> figure : all) {
      Limit limit = figure.value();
      if (limit != null && limit.window().equals(window) && !limit.isOver(now)) {
        shown.add(figure);
      }
    }
  }

  private static boolean binds(Limit limit, List<Figure<Limit>> all, Instant now) {
    return limit.usedPercent() >= BINDING_PERCENT || isHighest(limit, all, now);
  }

  private static boolean isHighest(Limit limit, List<Figure<Limit>> all, Instant now) {
    for (Figure<Limit> figure : all) {
      Limit other = figure.value();
      if (other != null
          && !other.window().equals(limit.window())
          && !other.isOver(now)
          && other.usedPercent() >= limit.usedPercent()) {
        return false;
      }
    }
    return true;
  }

  static boolean isExtra(Limit limit) {
    return !limit.window().equals(Limit.FIVE_HOUR) && !limit.window().equals(Limit.SEVEN_DAY);
  }

  /// `5h 82% ↻1h10m full in 40m`, as much of it as is asked for.
  static Ink draw(
      Figure<Limit> figure,
      Limit limit,
      Theme theme,
      Marks marks,
      boolean withReset,
      @Nullable Duration fullIn,
      Instant now) {
    var ink =
        new Ink()
            .add(label(limit.window(), theme) + " ", Tone.DIM)
            .add(Amounts.percent(limit.usedPercent()), Tone.ofPercent(limit.usedPercent()))
            .add(marks.full(figure));
    Instant resetsAt = limit.resetsAt();
    if (withReset && resetsAt != null) {
      ink.add(" " + theme.reset() + Amounts.span(Duration.between(now, resetsAt)), Tone.DIM);
    }
    if (fullIn != null) {
      ink.add(" full in " + Amounts.span(fullIn), Tone.WARN);
    }
    return ink;
  }

  /// How long until this limit is used up, or null when it will not be before it resets.
  static @Nullable Duration fullIn(Limit limit, Figures figures) {
    Instant now = figures.now().at();
    for (Exhaustion exhaustion : figures.exhaustions()) {
      Instant resetsAt = limit.resetsAt();
      if (exhaustion.window().equals(limit.window())
          && exhaustion.at().isAfter(now)
          && (resetsAt == null || exhaustion.at().isBefore(resetsAt))) {
        return Duration.between(now, exhaustion.at());
      }
    }
    return null;
  }

  private static String label(String window, Theme theme) {
    if (window.equals(Limit.FIVE_HOUR)) {
      return "5h";
    }
    String name =
        window.startsWith(Limit.SEVEN_DAY)
            ? "7d" + window.substring(Limit.SEVEN_DAY.length())
            : window;
    String shorter = name.endsWith("_limit") ? name.substring(0, name.length() - 6) : name;
    return Printable.of(shorter.replace('_', ' '), LABEL_CELLS, theme);
  }
}
