package dev.freshline.app.explain;

import dev.freshline.app.explain.Explanation.Item;
import dev.freshline.billing.Figures;
import dev.freshline.freshness.Figure;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.BlockState.NoActiveBlock;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The figures that all sessions share, one by one. Pure.
///
/// What a session says of itself comes with each render and has no history to explain.
final class Items {
  private static final String USD = "USD";
  private static final String USD_PER_HOUR = "USD/h";
  private static final String PERCENT = "%";

  private Items() {}

  static List<Item> of(Figures figures) {
    var items = new ArrayList<Item>();
    addBlock(figures.block(), items);
    for (Figure<Limit> limit : figures.limits()) {
      Limit value = limit.value();
      if (value != null) {
        items.add(
            item(
                value.window(),
                limit,
                value.usedPercent(),
                PERCENT,
                number(value.usedPercent(), "%.0f%%"),
                value.resetsAt()));
      }
    }
    return items;
  }

  private static void addBlock(Figure<BlockState> figure, List<Item> items) {
    BlockState state = figure.value();
    if (state == null) {
      items.add(item("block", figure, null, USD, "unknown", null));
      return;
    }
    switch (state) {
      case NoActiveBlock() -> items.add(item("block", figure, null, USD, "none is open", null));
      case ActiveBlock block -> {
        items.add(
            switch (block.cost()) {
              case Cost.Priced(double usd) ->
                  item("block", figure, usd, USD, number(usd, "$%.2f"), block.endAt());
              case Cost.Unpriced() ->
                  item(
                      "block",
                      figure,
                      null,
                      USD,
                      block.totalTokens() + " tokens without a price",
                      block.endAt());
            });
        Double burn = block.usdPerHour();
        if (burn != null) {
          items.add(item("burn", figure, burn, USD_PER_HOUR, number(burn, "$%.2f/h"), null));
        }
      }
    }
  }

  private static Item item(
      String name,
      Figure<?> figure,
      @Nullable Double value,
      String unit,
      String shown,
      @Nullable Instant endsAt) {
    return new Item(
        name, value, unit, shown, endsAt, figure.judgement(), figure.source(), figure.observedAt());
  }

  private static String number(double value, String format) {
    return String.format(Locale.ROOT, format, value);
  }
}
