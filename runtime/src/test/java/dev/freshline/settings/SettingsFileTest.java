package dev.freshline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsFileTest {
  private static final Path FILE = Path.of("/home/ada/.config/freshline/settings.json");

  private final MemoryDisk disk = new MemoryDisk();
  private final SettingsFile file = new SettingsFile(disk, FILE);

  @Test
  void load_noFile_isAllDefaultsWithoutAProblem() {
    assertThat(file.load(Map.of())).isEqualTo(SettingsReader.read(null, Map.of()));
  }

  @Test
  void load_file_isInForce() {
    disk.put(FILE, "{\"timings\": {\"cooldown\": \"45s\"}}");
    assertThat(file.load(Map.of()).settings().timings().cooldown())
        .isEqualTo(Duration.ofSeconds(45));
  }

  @Test
  void load_symlink_keepsDefaultsAndSaysWhy() {
    disk.place(FILE, Disk.Kind.SYMLINK, 1000);
    SettingsResult result = file.load(Map.of());
    assertThat(result.settings()).isEqualTo(SettingsReader.read(null, Map.of()).settings());
    assertThat(result.problems().get(0).found()).contains("SYMLINK");
  }

  @Test
  void load_hugeFile_keepsDefaultsAndSaysWhy() {
    disk.put(FILE, new byte[SettingsFile.LIMIT + 1]);
    assertThat(file.load(Map.of()).problems().get(0).expected()).contains("64 KiB");
  }

  @Test
  void load_unreadableFile_stillHeedsTheEnvironment() {
    disk.place(FILE, Disk.Kind.OTHER, 0);
    assertThat(file.load(Map.of("NO_COLOR", "1")).settings().display().color())
        .isEqualTo(DisplaySettings.Color.NEVER);
  }
}
