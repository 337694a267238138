package dev.freshline.billing;

import dev.freshline.cache.ReadingCache;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.FreshnessRule;
import dev.freshline.freshness.Judgement;
import dev.freshline.lease.Holder;
import dev.freshline.limits.LimitsLedger;
import dev.freshline.limits.LimitsMerge;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.BlockState.ActiveBlock;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.reading.Readings;
import dev.freshline.session.SessionInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Gathers what one line shows. Reads files and decides; never waits, locks, or asks a source.
///
/// ```
/// render:  parse -> merge limits -> read cache -> classify age -> figures
///                                      |
///                            refresh due? (policy: pure)
/// ```
public final class RenderPipeline {
  private static final String STDIN = "stdin";

  private final ReadingCache cache;
  private final LimitsLedger ledger;
  private final FreshnessRule rule;
  private final ForecastFile forecast;
  private final List<Feed<?>> feeds;
  private final Supplier<Holder> holder;

  /// @param rule for what sessions report of the account's limits
  /// @param holder tells who refreshes, as far as is known
  public RenderPipeline(
      ReadingCache cache,
      LimitsLedger ledger,
      FreshnessRule rule,
      ForecastFile forecast,
      List<Feed<?>> feeds,
      Supplier<Holder> holder) {
    this.cache = cache;
    this.ledger = ledger;
    this.rule = rule;
    this.forecast = forecast;
    this.feeds = List.copyOf(feeds);
    this.holder = holder;
  }

  public Rendering render(SessionInput input, Moment now) {
    LimitsLedger.Sightings sightings = ledger.observe(input, now);
    List<Reading<List<Limit>>> observations = new ArrayList<>(sightings.observations());
    List<String> oddities = new ArrayList<>(sightings.oddities());
    ReadingCache.Found found = cache.read();
    if (!found.damage().isEmpty()) {
      oddities.add(found.damage());
    }
    Readings readings = found.readings();
    Reading<List<Limit>> asked = readings.limits();
    if (asked != null) {
      observations.add(asked);
    }
    List<Standing> standings = Standing.of(feeds, readings, now, false);
    List<Figure<Limit>> limits = judged(LimitsMerge.merge(observations, now), now);
    Forecast made = forecast.read();
    var figures =
        new Figures(
            input.modelName() == null ? input.modelId() : input.modelName(),
            reported(input.costUsd(), now),
            block(readings.block(), found.damage(), now),
            limits,
            reported(input.contextPercent(), now),
            ExhaustionForecast.of(made.rates(), limits, now),
            Notices.of(standings, holder, now),
            now);
    // A source that is cooling down is asked soon, and upkeep comes with that.
    boolean isUpkeepDue = !Standing.isAnyCooling(standings) && made.isOld(now);
    return new Rendering(figures, standings, isUpkeepDue, oddities);
  }

  /// What the session says of itself is as of this moment.
  private static Figure<Double> reported(@Nullable Double value, Moment now) {
    return value == null
        ? Figure.unknown("the session did not say")
        : new Figure<>(value, new Judgement(Freshness.FRESH, Duration.ZERO, ""), STDIN, now);
  }

  private Figure<BlockState> block(
      @Nullable Reading<BlockState> reading, String damage, Moment now) {
    if (reading == null) {
      return Figure.unknown(damage.isEmpty() ? "not observed yet" : damage);
    }
    Figure<BlockState> figure = Figure.of(reading, ruleOf(Slots.BLOCK), now);
    return reading.value() instanceof ActiveBlock block && block.isOver(now.at())
        ? figure.judged(
            new Judgement(
                Freshness.UNKNOWN, figure.judgement().age(), "that block has ended since"))
        : figure;
  }

  private List<Figure<Limit>> judged(List<Reading<Limit>> merged, Moment now) {
    List<Figure<Limit>> figures = new ArrayList<>(merged.size());
    for (Reading<Limit> limit : merged) {
      boolean fromFeed = !limit.stamp().source().equals(STDIN);
      figures.add(Figure.of(limit, fromFeed ? ruleOf(Slots.LIMITS) : rule, now));
    }
    return figures;
  }

  private FreshnessRule ruleOf(Feed.Slot<?> slot) {
    for (Feed<?> feed : feeds) {
      if (feed.slot().equals(slot)) {
        return feed.policy().rule();
      }
    }
    return rule;
  }
}
