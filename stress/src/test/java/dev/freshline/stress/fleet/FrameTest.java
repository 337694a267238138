package dev.freshline.stress.fleet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.wire.Json;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FrameTest {
  private static final byte[] WHOLE = Frame.of(Json.object().put("token", 7));

  @Test
  void of_body_isAsTheFormatSays() {
    // The checksum by another tool: python3 -c "import zlib; print(hex(zlib.crc32(b)))".
    assertThat(new String(WHOLE, US_ASCII)).isEqualTo("freshline 1 335672e4 11\n{\"token\":7}");
  }

  @Test
  void bodyOf_whole_isTheBody() {
    assertThat(String.valueOf(Frame.bodyOf(WHOLE))).isEqualTo("{\"token\":7}");
  }

  @Test
  void bodyOf_anyByteMissing_isNone() {
    for (int length = 0; length < WHOLE.length; length++) {
      assertThat(Frame.bodyOf(Arrays.copyOf(WHOLE, length))).as("%d bytes", length).isNull();
    }
  }

  @Test
  void bodyOf_anyBitTurned_isNone() {
    for (int bit = 0; bit < WHOLE.length * 8; bit++) {
      byte[] turned = WHOLE.clone();
      turned[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(Frame.bodyOf(turned)).as("bit %d", bit).isNull();
    }
  }
}
