package dev.freshline.limits;

import static dev.freshline.limits.Samples.NOW;
import static dev.freshline.limits.Samples.START;
import static dev.freshline.limits.Samples.fiveHour;
import static dev.freshline.limits.Samples.sevenDay;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.wire.MalformedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerFormatTest {
  static List<LedgerEntry> entries() {
    return List.of(
        new LedgerEntry(NOW, 1_230_000L, List.of(fiveHour(23.5), sevenDay(41.2))),
        new LedgerEntry(new Moment(START, null), null, List.of(fiveHour(0, null))),
        new LedgerEntry(NOW, 0L, List.of()));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void decode_whatWasEncoded_isTheSame(LedgerEntry entry) throws MalformedException {
    assertThat(LedgerFormat.decode(LedgerFormat.encode(entry))).isEqualTo(entry);
  }

  @Test
  void encode_largestEntry_staysWithinTheLimit() {
    List<Limit> limits = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      limits.add(new Limit("w".repeat(38) + (i + 10), 9999.999, Samples.RESET));
    }
    assertThat(LedgerFormat.encode(new LedgerEntry(NOW, 999_999_999_999_999_999L, limits)))
        .hasSizeLessThan(LedgerFormat.LIMIT);
  }

  @Test
  void decode_anyBitFlipped_isRefused() {
    byte[] good = LedgerFormat.encode(entries().getFirst());
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      assertThatExceptionOfType(MalformedException.class)
          .as("bit %d", bit)
          .isThrownBy(() -> LedgerFormat.decode(bad));
    }
  }

  @Test
  void decode_cutAnywhere_isRefused() {
    byte[] good = LedgerFormat.encode(entries().getFirst());
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      assertThatExceptionOfType(MalformedException.class)
          .as("%d bytes", length)
          .isThrownBy(() -> LedgerFormat.decode(cut));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "freshline-limits 1 bd6f8e3f \n",
        "freshline-limits 1 0 1795406400000 - - -\n",
        "freshline-limits 2 0 1795406400000 - - -\n",
        "{\"at\": 1795406400000}\n"
      })
  void decode_foreignContent_isRefused(String text) {
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> LedgerFormat.decode(text.getBytes(UTF_8)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1795406400000",
        "1795406400000 - -",
        "x - - -",
        "- - - -",
        "1795406400000 boot 12 -7",
        "1795406400000 boot 12345678901234567890 -",
        "1795406400000 - - - five_hour",
        "1795406400000 - - - five_hour=1",
        "1795406400000 - - - five_hour=-@-",
        "1795406400000 - - - five_hour=1@2x",
        "1795406400000 - - - =1@2",
        "1795406400000 - - -  five_hour=1@2"
      })
  void decode_rightChecksumOfWrongContent_isRefused(String body) {
    var crc = new CRC32();
    crc.update((body + "\n").getBytes(UTF_8));
    String line = "freshline-limits 1 " + Long.toHexString(crc.getValue()) + " " + body + "\n";
    assertThatExceptionOfType(MalformedException.class)
        .isThrownBy(() -> LedgerFormat.decode(line.getBytes(UTF_8)))
        .withMessageNotContaining("checksum");
  }
}
