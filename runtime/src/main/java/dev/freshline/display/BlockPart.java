package dev.freshline.display;

import dev.freshline.freshness.Figure;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Cost;
import java.time.Duration;
import java.time.Instant;

/// Draws the 5-hour block: its cost, burn rate, and the time it still has.
final class BlockPart {
  private final Theme theme;
  private final Marks marks;
  private final Figure<BlockState> figure;
  private final Instant now;

  BlockPart(Theme theme, Marks marks, Figure<BlockState> figure, Instant now) {
    this.theme = theme;
    this.marks = marks;
    this.figure = figure;
    this.now = now;
  }

  /// The figure, but without a block that is over: what it cost is no answer to what is open now.
  static Figure<BlockState> current(Figure<BlockState> figure, Instant now) {
    return figure.value() instanceof ActiveBlock block && block.isOver(now)
        ? Figure.unknown("that block has ended since")
        : figure;
  }

  /// `block $9.00 · $5.78/h · 3h02m`, as much of it as is asked for.
  Ink block(boolean withBurn, boolean withRemaining) {
    var ink = new Ink().add("block ", Tone.DIM);
    if (figure.value() instanceof ActiveBlock block) {
      ink.add(cost(block));
      if (withBurn && block.cost() instanceof Cost.Priced) {
        ink.add(theme.dot(), Tone.DIM).add(rate(block)).add(marks.bare(figure));
      }
      if (withRemaining) {
        ink.add(theme.dot(), Tone.DIM).add(Amounts.span(Duration.between(now, block.endAt())));
      }
      return ink;
    }
    return ink.add(nothing());
  }

  /// `$5.78/h` on its own.
  Ink burn() {
    return figure.value() instanceof ActiveBlock block
        ? new Ink().add(rate(block)).add(marks.full(figure))
        : new Ink().add("burn ", Tone.DIM).add(nothing());
  }

  private Ink cost(ActiveBlock block) {
    return new Ink()
        .add(
            block.cost() instanceof Cost.Priced priced
                ? Amounts.usd(priced.usd())
                : "$?" + theme.dot() + Amounts.tokens(block.totalTokens()))
        .add(marks.full(figure));
  }

  private static String rate(ActiveBlock block) {
    Double usdPerHour = block.usdPerHour();
    return usdPerHour == null || !(block.cost() instanceof Cost.Priced)
        ? "$?/h"
        : Amounts.usd(usdPerHour) + "/h";
  }

  private Ink nothing() {
    return figure.value() == null
        ? new Ink().add(Theme.UNKNOWN, Tone.WARN)
        : new Ink().add(theme.none()).add(marks.full(figure));
  }
}
