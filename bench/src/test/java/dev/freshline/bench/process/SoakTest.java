package dev.freshline.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.result.Check;
import dev.freshline.bench.result.Series.Point;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoakTest {
  private static List<String> missed(List<Point> memory) {
    return Soak.checks(memory, 0.03).stream()
        .filter(check -> !check.held())
        .map(Check::actual)
        .toList();
  }

  private static List<Point> minutes(double first, double growth) {
    return IntStream.rangeClosed(0, 60)
        .mapToObj(minute -> new Point(minute, minute == 0 ? first : 50 + growth * minute))
        .toList();
  }

  @Test
  void checks_growsInItsFirstMinuteOnly_isFlat() {
    assertThat(missed(minutes(30, 0))).isEmpty();
  }

  @Test
  void checks_growsAllTheTimeBelowTheMost_misses() {
    assertThat(missed(minutes(50, 0.1))).containsExactly("5.90 MiB");
  }

  @Test
  void checks_flatAboveTheMost_misses() {
    assertThat(missed(minutes(70, 0))).containsExactly("70.00 MiB");
  }
}
