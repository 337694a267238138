package dev.freshline.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.gate.Contest;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContestsIT {
  /// A bound that nobody looks at is none.
  @Test
  void all_everyBenchmarkWithABoundThatGates_isPlayed() throws Exception {
    Set<String> bounded =
        Micro.all().stream()
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(ContestsIT::gates)
            .map(method -> method.getDeclaringClass().getSimpleName() + '.' + method.getName())
            .collect(Collectors.toSet());
    try (var contests = new Contests()) {
      List<String> played =
          contests.all().stream().map(Contest::name).map(ContestsIT::withoutParameters).toList();
      assertThat(bounded).hasSizeGreaterThan(8);
      assertThat(Set.copyOf(played)).isEqualTo(bounded);
    }
  }

  private static boolean gates(Method method) {
    return Arrays.stream(method.getAnnotationsByType(Bound.class)).anyMatch(Contests::gates);
  }

  private static String withoutParameters(String title) {
    int parameters = title.indexOf(" (");
    return parameters < 0 ? title : title.substring(0, parameters);
  }
}
