package dev.freshline.reports.predict.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EventQueueTest {
  @Test
  void next_anyOrderOfAdding_isTheEarliest() {
    var random = new SplittableRandom(1);
    var queue = new EventQueue();
    List<Double> times = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      double time = random.nextDouble();
      times.add(time);
      queue.add(time, i);
    }
    for (double expected : times.stream().sorted().toList()) {
      assertThat(queue.nextTime()).isEqualTo(expected);
      assertThat(times.get(queue.next())).isEqualTo(expected);
      queue.removeFirst();
    }
    assertThat(queue.nextTime()).isInfinite();
  }

  @Test
  void next_addedInBetween_keepsTheOrder() {
    var random = new SplittableRandom(2);
    var queue = new EventQueue();
    double now = 0;
    for (int i = 0; i < 5_000; i++) {
      queue.add(now + random.nextDouble(), i);
      if (random.nextBoolean()) {
        assertThat(queue.nextTime()).isGreaterThanOrEqualTo(now);
        now = queue.nextTime();
        queue.removeFirst();
      }
    }
  }

  @Test
  void delay_all_putsThemOffByTheSame() {
    var queue = new EventQueue();
    queue.add(3, 30);
    queue.add(1, 10);
    queue.delay(5);
    assertThat(queue.nextTime()).isEqualTo(6);
    assertThat(queue.next()).isEqualTo(10);
  }
}
