package dev.freshline.bench.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.BenchmarkException;
import org.openjdk.jmh.runner.RunnerException;

class PlanTest {
  @Test
  void reason_ofABenchmarkThatThrew_isWhatItThrew() {
    var thrown = new BenchmarkException("in a fork", List.of(new IOException("no lock")));
    assertThat(Plan.reason(new RunnerException("Benchmark caught the exception", thrown)))
        .isEqualTo("Benchmark caught the exception: java.io.IOException: no lock");
  }

  @Test
  void reason_ofOneWithoutACause_isItsMessage() {
    assertThat(Plan.reason(new IOException("no room"))).isEqualTo("no room");
  }
}
