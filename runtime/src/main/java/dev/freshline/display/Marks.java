package dev.freshline.display;

import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import java.time.Duration;
import java.util.List;

/// Marks figures with what their age takes from them, and sums the marks up.
///
/// Every figure that is not fresh has its mark right behind it, and its age too unless the summary
/// of the line reads the same.
final class Marks {
  private final Theme theme;
  private final Judgement worst;
  private final String summary;

  /// @param shown the figures of the line
  /// @param summed whether the line has a summary
  Marks(Theme theme, List<Figure<?>> shown, boolean summed) {
    this.theme = theme;
    this.worst = worst(shown);
    this.summary = summed ? markAndAge(worst, "") : "";
  }

  boolean isAny() {
    return worst.freshness() != Freshness.FRESH;
  }

  /// The worst mark of the line with its age, as `⚠ 2m`; empty when all is fresh.
  Ink summary() {
    return new Ink().add(markAndAge(worst, " "), Theme.tone(worst.freshness()));
  }

  /// The mark of a figure, with its age where the summary does not tell it.
  Ink full(Figure<?> figure) {
    String text = markAndAge(figure.judgement(), "");
    return text.equals(summary) ? bare(figure) : ink(text, figure);
  }

  /// The mark of a figure whose age stands close by.
  Ink bare(Figure<?> figure) {
    return ink(theme.mark(figure.judgement().freshness()), figure);
  }

  private static Ink ink(String text, Figure<?> figure) {
    return new Ink().add(text, Theme.tone(figure.judgement().freshness()));
  }

  private String markAndAge(Judgement judgement, String between) {
    String mark = theme.mark(judgement.freshness());
    Duration age = judgement.age();
    return age == null || !isTold(judgement.freshness()) ? mark : mark + between + Amounts.age(age);
  }

  /// Fresh needs no age, and unknown is in doubt whatever its age.
  private static boolean isTold(Freshness freshness) {
    return freshness == Freshness.STALE || freshness == Freshness.CRITICAL;
  }

  private static Judgement worst(List<Figure<?>> shown) {
    var worst = new Judgement(Freshness.FRESH, Duration.ZERO, "");
    for (Figure<?> figure : shown) {
      if (isWorse(figure.judgement(), worst)) {
        worst = figure.judgement();
      }
    }
    return worst;
  }

  private static boolean isWorse(Judgement one, Judgement other) {
    int worse = one.freshness().compareTo(other.freshness());
    Duration age = one.age();
    Duration otherAge = other.age();
    return worse > 0
        || (worse == 0 && age != null && otherAge != null && age.compareTo(otherAge) > 0);
  }
}
