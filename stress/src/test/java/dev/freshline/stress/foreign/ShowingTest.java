package dev.freshline.stress.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.stress.foreign.Showing.How;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ShowingTest {
  @Test
  void parse_ofALine_isTheSame() {
    var showing = new Showing(How.RAN, 9.25, true, Duration.ofMillis(12), Duration.ofMillis(40));
    assertThat(Showing.parse(showing.line())).isEqualTo(showing);
    var none = new Showing(How.GAVE_UP, Double.NaN, false, null, Duration.ZERO);
    assertThat(Showing.parse(none.line() + "\n")).isEqualTo(none);
  }

  @Test
  void parse_ofNothing_isRefused() {
    assertThatThrownBy(() -> Showing.parse("")).hasMessageContaining("found ''");
  }
}
