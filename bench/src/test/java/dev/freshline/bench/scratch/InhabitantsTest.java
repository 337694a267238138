package dev.freshline.bench.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InhabitantsTest {
  @ParameterizedTest
  @CsvSource({
    "HOME=/tmp/a, true",
    "HOME=/tmp/a/b, true",
    "HOME=/tmp/ab, false",
    "PATH=/bin:/tmp/a, false",
    "A=1|HOME=/tmp/a/b, true"
  })
  void names_valueOfAVariable_countsIfItIsInTheFolder(String environment, boolean names) {
    assertThat(Inhabitants.names(environment.replace('|', '\0'), Path.of("/tmp/a")))
        .isEqualTo(names);
  }
}
