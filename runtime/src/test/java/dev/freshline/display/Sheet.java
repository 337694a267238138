package dev.freshline.display;

import dev.freshline.billing.Exhaustion;
import dev.freshline.billing.Figures;
import dev.freshline.freshness.Figure;
import dev.freshline.freshness.Freshness;
import dev.freshline.freshness.Judgement;
import dev.freshline.reading.BlockState;
import dev.freshline.reading.Cost;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Figures to draw, all fresh and known until a test says otherwise.
final class Sheet {
  /// Every segment, in the default order.
  static final List<String> ALL =
      List.of("model", "session", "block", "burn", "limits", "context", "freshness");

  static final Instant NOW = Instant.parse("2026-11-23T04:00:00Z");

  private @Nullable String model = "Opus 4.7";
  private Figure<Double> session = fresh(4.2371);
  private Figure<BlockState> block = fresh(block(new Cost.Priced(9), 5.78));
  private final List<Figure<Limit>> limits =
      new ArrayList<>(
          List.of(
              fresh(new Limit(Limit.FIVE_HOUR, 23.5, in(Duration.ofMinutes(178)))),
              fresh(new Limit(Limit.SEVEN_DAY, 41.2, in(Duration.ofDays(4))))));
  private Figure<Double> context = fresh(42.0);
  private final List<Exhaustion> exhaustions = new ArrayList<>();
  private @Nullable String notice;

  static Instant in(Duration time) {
    return NOW.plus(time);
  }

  static <T> Figure<T> fresh(T value) {
    return figure(value, Freshness.FRESH, Duration.ZERO);
  }

  static <T> Figure<T> stale(T value, Duration age) {
    return figure(value, Freshness.STALE, age);
  }

  static <T> Figure<T> critical(T value, Duration age) {
    return figure(value, Freshness.CRITICAL, age);
  }

  /// A value whose age cannot be told.
  static <T> Figure<T> undated(T value) {
    return figure(value, Freshness.UNKNOWN, null);
  }

  static <T> Figure<T> figure(T value, Freshness freshness, @Nullable Duration age) {
    return new Figure<>(
        value, new Judgement(freshness, age, ""), "test", new Moment(Sheet.NOW, null));
  }

  static BlockState block(Cost cost, @Nullable Double usdPerHour) {
    return block(cost, usdPerHour, in(Duration.ofMinutes(182)));
  }

  static BlockState block(Cost cost, @Nullable Double usdPerHour, Instant endAt) {
    return new BlockState.ActiveBlock(
        endAt.minus(Duration.ofHours(5)), endAt, cost, usdPerHour, 18_704_701, 237, List.of());
  }

  Sheet model(@Nullable String name) {
    model = name;
    return this;
  }

  Sheet session(Figure<Double> figure) {
    session = figure;
    return this;
  }

  Sheet block(Figure<BlockState> figure) {
    block = figure;
    return this;
  }

  Sheet limits(List<Figure<Limit>> figures) {
    limits.clear();
    limits.addAll(figures);
    return this;
  }

  Sheet alsoLimit(Figure<Limit> figure) {
    limits.add(figure);
    return this;
  }

  Sheet context(Figure<Double> figure) {
    context = figure;
    return this;
  }

  Sheet exhausts(String window, Duration in) {
    exhaustions.add(new Exhaustion(window, in(in)));
    return this;
  }

  Sheet notice(String text) {
    notice = text;
    return this;
  }

  Figures figures() {
    return new Figures(
        model, session, block, limits, context, exhaustions, notice, new Moment(NOW, null));
  }

  /// The default line without colours.
  String line() {
    return line("never", false, 0, ALL);
  }

  String line(String... segments) {
    return line("never", false, 0, List.of(segments));
  }

  String ascii() {
    return line("never", true, 0, ALL);
  }

  String colored() {
    return line("always", false, 0, ALL);
  }

  String within(int columns, String... segments) {
    return line("never", false, columns, segments.length == 0 ? ALL : List.of(segments));
  }

  private String line(String color, boolean ascii, int columns, List<String> segments) {
    var options = DisplayOptions.of(segments, color, ascii);
    return new Line(
            figures(),
            new DisplayOptions(
                options.segments(), options.color(), ascii, options.weeklyResetFrom(), columns))
        .text();
  }
}
