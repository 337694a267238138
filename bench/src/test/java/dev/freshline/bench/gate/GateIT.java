package dev.freshline.bench.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.micro.Contests;
import dev.freshline.bench.result.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The gate can fail: each of its bounds is broken by a twin that does everything three times.
class GateIT {
  @Test
  void judge_eachBrokenTwin_breaksItsBound() throws Exception {
    List<String> unbroken = new ArrayList<>();
    var duel = Duel.real(Duration.ofMillis(100));
    try (var contests = new Contests()) {
      assertThat(contests.all()).hasSizeGreaterThan(8);
      for (Contest contest : contests.all()) {
        for (Check check : duel.judge(contest.slowed())) {
          if (check.held()) {
            unbroken.add(check.toString());
          }
        }
      }
    }
    assertThat(unbroken).isEmpty();
  }
}
