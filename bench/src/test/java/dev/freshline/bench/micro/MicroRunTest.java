package dev.freshline.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.bench.micro.MicroRun.Effort;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class MicroRunTest {
  private static Options given(String... words) throws Exception {
    return new CommandLineOptions(words);
  }

  private static Options options(String... words) throws Exception {
    return new MicroRun(Effort.QUICK, List.of(words), text -> {}).options(given(words)).build();
  }

  @Test
  void options_nothingGiven_areOurs() throws Exception {
    Options options = options();
    assertThat(options.getForkCount().get()).isEqualTo(Effort.QUICK.forks());
    assertThat(options.getWarmupIterations().get()).isEqualTo(Effort.QUICK.warmups());
    assertThat(options.getMeasurementIterations().get()).isEqualTo(Effort.QUICK.iterations());
    assertThat(options.getMeasurementTime().get()).isEqualTo(TimeValue.milliseconds(200));
    assertThat(options.verbosity().get()).isEqualTo(VerboseMode.SILENT);
    assertThat(options.shouldFailOnError().get()).isTrue();
  }

  @Test
  void options_given_outdoOurs() throws Exception {
    Options options =
        options("-f 5 -wi 7 -i 9 -w 3s -r 4s -v EXTRA -foe false -prof stack".split(" "));
    assertThat(options.getForkCount().get()).isEqualTo(5);
    assertThat(options.getWarmupIterations().get()).isEqualTo(7);
    assertThat(options.getMeasurementIterations().get()).isEqualTo(9);
    assertThat(options.getWarmupTime().get()).isEqualTo(TimeValue.seconds(3));
    assertThat(options.getMeasurementTime().get()).isEqualTo(TimeValue.seconds(4));
    assertThat(options.verbosity().get()).isEqualTo(VerboseMode.EXTRA);
    assertThat(options.shouldFailOnError().get()).isFalse();
    assertThat(options.getProfilers()).hasSize(2);
  }

  @Test
  void options_argumentsOfTheJvm_comeAfterOurs() throws Exception {
    assertThat(options("-jvmArgsAppend", "-Xmx1g").getJvmArgsAppend().get())
        .containsSubsequence("-Xmx256m", "-Xmx1g");
  }

  @Test
  void narrowed_valuesThatAreGiven_areThoseOfBoth() throws Exception {
    Map<String, String[]> only = Map.of("lock", new String[] {"review", "proper-lockfile"});
    assertThat(MicroRun.narrowed(only, given("-p", "lock=freshline,review")).get("lock"))
        .containsExactly("review");
    assertThat(MicroRun.narrowed(only, given("-p", "lock=freshline")).get("lock")).isEmpty();
    assertThat(MicroRun.narrowed(only, given()).get("lock")).hasSize(2);
  }
}
