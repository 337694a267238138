package dev.freshline.bench.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {
  private static final int USAGE = 2;

  @ParameterizedTest
  @ValueSource(
      strings = {"--nonsense", "--only nothing", "--gate --only lock", "--broken", "--json"})
  void run_misused_exits2(String line) {
    assertThat(BenchCommand.run(line.split(" ", -1))).isEqualTo(USAGE);
  }

  @Test
  void run_onlyList_exits0() {
    assertThat(BenchCommand.run("--only", "list")).isZero();
  }
}
