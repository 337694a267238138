package dev.freshline.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Row;
import dev.freshline.bench.result.Row.Percentile;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;

class BoundsTest {
  static final class Bounded {
    @Bound(where = "on=disk", times = 2, goalTimes = 1.5, of = "Floor.step", why = "a record")
    @Bound(bytes = 100, why = "a few objects")
    @Bound(goalMicros = 1, why = "soon")
    void step() {}
  }

  static final class BoundElsewhere {
    @Bound(where = "lock=ours", times = 5, of = "Floor.step", ofWhere = "on=disk", why = "soon")
    void step() {}
  }

  private static List<Check> checked(Row... rows) {
    return Bounds.check(List.of(Bounded.class), List.of(rows));
  }

  private static final List<Row> FLOORS =
      Stream.of(Floors.class.getDeclaredMethods())
          .filter(method -> method.isAnnotationPresent(Benchmark.class))
          .flatMap(
              method ->
                  Stream.of("disk", "tmpfs")
                      .map(
                          on ->
                              new Row(
                                  "floors",
                                  "Floors." + method.getName(),
                                  Map.of("fileSystem", on),
                                  1,
                                  1,
                                  List.of(new Percentile(50, 1)),
                                  null)))
          .toList();

  private static Row row(String name, String on, double median, @Nullable Double bytes) {
    return new Row(
        "g", name, Map.of("on", on), 1, median, List.of(new Percentile(50, median)), bytes);
  }

  @Test
  void check_slowerThanItsBound_gatesAndSaysWhatWasExpectedAndFound() {
    assertThat(
            checked(row("Bounded.step", "disk", 250, null), row("Floor.step", "disk", 100, null)))
        .contains(
            new Check(
                "Bounded.step (on=disk)",
                "p50 <= 2.00 x Floor.step",
                "2.50 x",
                false,
                true,
                "a record"));
  }

  @Test
  void check_betweenGoalAndBound_missesTheGoalAndPasses() {
    List<Check> checks =
        checked(row("Bounded.step", "disk", 180, null), row("Floor.step", "disk", 100, null));
    assertThat(checks).anyMatch(check -> !check.held() && !check.gates());
    assertThat(checks).noneMatch(check -> !check.held() && check.gates());
  }

  @Test
  void check_floorOfOtherParameters_isNotCompared() {
    assertThat(checked(row("Bounded.step", "disk", 250, null), row("Floor.step", "tmpfs", 1, null)))
        .noneMatch(check -> check.expected().contains("Floor.step"));
  }

  @Test
  void check_elsewhereThanTheBound_isNotJudged() {
    assertThat(
            checked(row("Bounded.step", "tmpfs", 250, null), row("Floor.step", "tmpfs", 1, null)))
        .noneMatch(check -> check.expected().contains("Floor.step"));
  }

  @Test
  void check_oneByteTooMany_isBroken() {
    assertThat(checked(row("Bounded.step", "disk", 1, 101.0)))
        .anyMatch(check -> check.actual().equals("101 bytes") && !check.held() && check.gates());
    assertThat(checked(row("Bounded.step", "disk", 1, 100.4)))
        .anyMatch(check -> check.actual().equals("100 bytes") && check.held());
  }

  @Test
  void check_floorUnderParametersOfItsOwn_isComparedUnderThose() {
    Map<String, String> parameters = Map.of("lock", "ours");
    var ours =
        new Row(
            "g", "BoundElsewhere.step", parameters, 1, 400, List.of(new Percentile(50, 400)), null);
    List<Row> rows =
        List.of(ours, row("Floor.step", "tmpfs", 10, null), row("Floor.step", "disk", 100, null));
    assertThat(Bounds.check(List.of(BoundElsewhere.class), rows))
        .containsExactly(
            new Check(ours.title(), "p50 <= 5.00 x Floor.step", "4.00 x", true, true, "soon"));
  }

  /// A long run would otherwise be silent about a bound whose floor is misspelt, or has parameters
  /// that ours has not.
  @Test
  void check_everyRatioOfABenchmark_findsItsFloor() {
    for (Class<?> type : Micro.all()) {
      for (Method method : type.getDeclaredMethods()) {
        for (Bound bound : method.getAnnotationsByType(Bound.class)) {
          if (!bound.of().isEmpty()) {
            assertThat(ratios(type, method, bound)).as(bound.toString()).isNotEmpty();
          }
        }
      }
    }
  }

  private static List<Check> ratios(Class<?> type, Method method, Bound bound) {
    String name = type.getSimpleName() + '.' + method.getName();
    List<Row> rows = new ArrayList<>(FLOORS);
    String[] where = bound.where().split("=", -1);
    rows.add(
        new Row("g", name, Map.of(where[0], where[1]), 1, 1, List.of(new Percentile(50, 1)), 0.0));
    return Bounds.check(List.of(type), rows).stream()
        .filter(check -> check.expected().contains(" x " + bound.of()))
        .toList();
  }
}
