package dev.freshline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  private static final String A = line(1);
  private static final String B = line(2);

  private static String line(long pid) {
    return new String(
        Lines.line(new Entry<>(Samples.NOON, new Author(pid, null), Samples.served())), UTF_8);
  }

  private static List<Long> pids(String content) {
    var pids = new ArrayList<Long>();
    Lines.read(content.getBytes(UTF_8), entry -> pids.add(entry.author().pid()));
    return pids;
  }

  private static long skipped(String content) {
    return Lines.read(content.getBytes(UTF_8), entry -> {});
  }

  @Test
  void read_wholeLines_readsAll() {
    assertThat(pids(A + B + A)).containsExactly(1L, 2L, 1L);
    assertThat(skipped(A + B + A)).isZero();
  }

  @Test
  void read_empty_readsNothing() {
    assertThat(pids("")).isEmpty();
    assertThat(skipped("\n\n \r\n")).isZero();
  }

  @Test
  void read_lineTornAnywhere_losesOnlyThatLine() {
    for (int cut = 1; cut < A.length() - 1; cut++) {
      String content = B + A.substring(0, cut) + B;
      assertThat(pids(content)).as("cut at %d", cut).containsExactly(2L, 2L);
      assertThat(skipped(content)).as("cut at %d", cut).isEqualTo(1);
    }
  }

  @Test
  void read_missingLineFeed_losesNothing() {
    assertThat(pids(A.strip() + B)).containsExactly(1L, 2L);
  }

  @Test
  void read_tornLastLine_isSkipped() {
    assertThat(pids(A + B.substring(0, 30))).containsExactly(1L);
    assertThat(skipped(A + B.substring(0, 30))).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"garbage, 1", "{\"v\":2}, 1", "[], 1", "null, 1"})
  void read_foreignLine_isSkippedAndCounted(String foreign, long count) {
    assertThat(pids(A + foreign + "\n" + B)).containsExactly(1L, 2L);
    assertThat(skipped(A + foreign + "\n" + B)).isEqualTo(count);
  }

  @Test
  void read_randomBytes_neverFails() {
    var random = new Random(42);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      byte[] whole = (new String(bytes, UTF_8) + "\n" + A).getBytes(UTF_8);
      var read = new ArrayList<Long>();
      Lines.read(whole, entry -> read.add(entry.author().pid()));
      assertThat(read).contains(1L);
    }
  }
}
