package dev.freshline.billing;

import dev.freshline.freshness.Figure;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that one line is drawn from.
///
/// @param model display name, or null when the session did not say
/// @param sessionUsd cost of this session in US dollars
/// @param block the account's 5-hour block
/// @param limits the account's limits, the highest truthful value of each window, by window name
/// @param contextPercent share of the context window in use, 0 to 100
/// @param exhaustions limits that run out before they reset, if use goes on as it has
/// @param notice what the user should know in a few words (settings broken, who refreshes since
///     when), or null
/// @param now the moment all of it was judged at
public record Figures(
    @Nullable String model,
    Figure<Double> sessionUsd,
    Figure<BlockState> block,
    List<Figure<Limit>> limits,
    Figure<Double> contextPercent,
    List<Exhaustion> exhaustions,
    @Nullable String notice,
    Moment now) {
  public Figures {
    limits = List.copyOf(limits);
    exhaustions = List.copyOf(exhaustions);
  }

  public Figures withNotice(String other) {
    return new Figures(model, sessionUsd, block, limits, contextPercent, exhaustions, other, now);
  }
}
