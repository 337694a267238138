package dev.freshline.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import dev.freshline.host.MemoryDisk.Crash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFileTest {
  private static final Path FOLDER = Path.of("/state");
  private static final Path FILE = FOLDER.resolve("record.json");
  private static final int LIMIT = 200;

  private final MemoryDisk disk =
      new MemoryDisk().place(FOLDER, Disk.Kind.DIRECTORY, MemoryDisk.OWNER);
  private final RecordFile file = new RecordFile(disk, FILE, LIMIT, new Random(1));

  private void write(String name) throws IOException {
    file.write(Json.object().put("name", name));
  }

  private RecordFile.Found<String> read() {
    return file.read(body -> Wire.text(body, "name"));
  }

  @Test
  void read_written_comesBack() throws IOException {
    write("é\n\"x\"");
    assertThat(read()).isEqualTo(new RecordFile.Found<>("é\n\"x\"", ""));
  }

  @Test
  void read_nothingThere_isNoDamage() {
    assertThat(read()).isEqualTo(new RecordFile.Found<>(null, ""));
  }

  @Test
  void write_again_replacesAndLeavesNothingBeside() throws IOException {
    write("first");
    write("second");
    assertThat(read().value()).isEqualTo("second");
    assertThat(disk.files()).containsExactly(FILE);
  }

  @Test
  void write_overTheLimit_keepsTheOld() throws IOException {
    write("old");
    assertThatThrownBy(() -> write("x".repeat(LIMIT)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("200");
    assertThat(read().value()).isEqualTo("old");
    assertThat(disk.files()).containsExactly(FILE);
  }

  @Test
  void write_diskFull_keepsTheOldAndLeavesNothing() throws IOException {
    write("old");
    disk.leaveFree(20);
    assertThatThrownBy(() -> write("new")).isInstanceOf(IOException.class);
    assertThat(read().value()).isEqualTo("old");
    assertThat(disk.files()).containsExactly(FILE);
  }

  @Test
  void write_cannotBeMovedIntoPlace_keepsTheOldAndLeavesNothing() throws IOException {
    disk.place(FILE, Disk.Kind.DIRECTORY, MemoryDisk.OWNER);
    assertThatThrownBy(() -> write("new")).isInstanceOf(IOException.class);
    assertThat(disk.files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void write_killedAtEachStep_readsOldOrNew(long steps) throws IOException {
    write("old");
    disk.crashAfter(steps);
    if (steps < 2) {
      assertThatThrownBy(() -> write("new")).isInstanceOf(Crash.class);
    } else {
      write("new");
    }
    disk.recover();
    assertThat(read().value()).isEqualTo(steps < 2 ? "old" : "new");
  }

  @Test
  void requireRoom_roomForABlock_leavesNothing() throws IOException {
    disk.leaveFree(4096);
    file.requireRoom();
    assertThat(disk.files()).isEmpty();
  }

  @Test
  void requireRoom_noRoomForABlock_isRefused() {
    disk.leaveFree(4095);
    assertThatThrownBy(file::requireRoom).isInstanceOf(IOException.class);
  }

  @Test
  void read_everyBitFlipped_isDamage() throws IOException {
    write("sample");
    byte[] good = bytes();
    for (int bit = 0; bit < good.length * 8; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << bit % 8);
      disk.put(FILE, bad);
      assertDamaged("bit " + bit);
    }
  }

  @Test
  void read_everyTruncation_isDamage() throws IOException {
    write("sample");
    byte[] good = bytes();
    for (int length = 0; length < good.length; length++) {
      disk.put(FILE, Arrays.copyOf(good, length));
      assertDamaged("length " + length);
    }
  }

  private byte[] bytes() throws IOException {
    byte[] bytes = disk.read(FILE, LIMIT);
    return bytes == null ? new byte[0] : bytes;
  }

  private void assertDamaged(String what) {
    RecordFile.Found<String> found = read();
    assertThat(found.value()).as(what).isNull();
    assertThat(found.damage()).as(what).isNotEmpty();
  }

  @Test
  void read_bytesAfterTheEnd_isDamage() throws IOException {
    write("sample");
    disk.append(FILE, "\n".getBytes(UTF_8));
    assertDamaged("one more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "freshline 1 \n", "freshline 2 0 2\n{}", "freshline 1 0 2 2\n{}", "\0"})
  void read_otherFormat_isDamage(String text) {
    disk.put(FILE, text);
    assertDamaged(text);
  }

  @Test
  void read_otherVersion_isDamageThoughAllElseIsRight() throws IOException {
    write("sample");
    String text = new String(bytes(), UTF_8);
    disk.put(FILE, text.replaceFirst("freshline 1", "freshline 2"));
    assertDamaged("version 2");
  }

  @Test
  void read_notWhatWasExpected_saysWhichField() throws IOException {
    file.write(Json.object().put("name", 7));
    assertThat(read())
        .isEqualTo(new RecordFile.Found<>(null, "name must be a string, found NUMBER"));
  }

  @Test
  void read_decoderFindsAnImpossibleValue_isDamage() throws IOException {
    write("sample");
    RecordFile.Found<List<String>> found =
        file.read(
            body -> {
              throw new IllegalArgumentException("impossible");
            });
    assertThat(found).isEqualTo(new RecordFile.Found<List<String>>(null, "impossible"));
  }

  @Test
  void read_directoryInItsPlace_isDamage() {
    disk.place(FILE, Disk.Kind.DIRECTORY, MemoryDisk.OWNER);
    assertDamaged("a directory");
  }
}
