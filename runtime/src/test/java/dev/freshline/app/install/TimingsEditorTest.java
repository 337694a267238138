package dev.freshline.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.EditableFile;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealEditableFile;
import dev.freshline.host.RealProcesses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimingsEditorTest {
  private final RealDisk disk = new RealDisk();
  private Path settings;

  @BeforeEach
  void aFolder(@TempDir Path folder) throws IOException {
    settings = folder.toRealPath().resolve("settings.json");
  }

  private RealEditableFile file() {
    return new RealEditableFile(settings, disk, RealProcesses.currentUid(), 1 << 16);
  }

  private InstallResult set(boolean dryRun, String... timings) {
    return new TimingsEditor(file(), disk).set(map(timings), dryRun);
  }

  private static Map<String, Duration> map(String... timings) {
    var map = new LinkedHashMap<String, Duration>();
    for (int i = 0; i < timings.length; i += 2) {
      map.put(timings[i], Duration.parse("PT" + timings[i + 1]));
    }
    return map;
  }

  @Test
  void set_noFile_makesOneWithTheTimingsAlone() throws IOException {
    var result = set(false, "cooldown", "75s", "freshFor", "200s");
    assertThat(result)
        .isInstanceOfSatisfying(
            InstallResult.Changed.class,
            it -> {
              assertThat(it.written()).isTrue();
              assertThat(it.backup()).isNull();
            });
    assertThat(settings)
        .hasContent(
            """
            {
              "timings": {
                "cooldown": "75s",
                "freshFor": "3m20s"
              }
            }
            """);
  }

  @Test
  void set_fileWithOthers_changesTheTimingsAndKeepsABackup() throws IOException {
    String before =
        """
        {"display": {"ascii": true},
         "timings": {"cooldown": "60s", "killGrace": "1s"}}
        """;
    Files.writeString(settings, before);
    var result = (InstallResult.Changed) set(false, "cooldown", "75s", "fetchTimeout", "30s");
    assertThat(settings)
        .hasContent(
            """
            {"display": {"ascii": true},
             "timings": {"cooldown": "75s", "killGrace": "1s", "fetchTimeout": "30s"}}
            """);
    assertThat(result.backup()).hasContent(before);
  }

  @Test
  void set_timingsAreNull_putsAGroupInTheirPlace() throws IOException {
    Files.writeString(settings, "{\"timings\": null}");
    set(false, "cooldown", "75s");
    assertThat(settings).hasContent("{\"timings\": {\"cooldown\": \"75s\"}}");
  }

  @Test
  void set_dryRun_tellsAndLeavesTheFile() throws IOException {
    Files.writeString(settings, "{}");
    var result = (InstallResult.Changed) set(true, "cooldown", "75s");
    assertThat(result.after()).contains("75s");
    assertThat(result.written()).isFalse();
    assertThat(settings).hasContent("{}");
  }

  /// `freshFor` would follow from the new cooldown, so it is written though it stays; what follows
  /// as it is to be is not written.
  @Test
  void set_timingThatWouldFollowFromAnother_isWrittenThoughItStays() throws IOException {
    Files.writeString(settings, "{}");
    String[] all = {
      "fetchTimeout",
      "40s",
      "killGrace",
      "2s",
      "cooldown",
      "109s",
      "freshFor",
      "150s",
      "criticalAfter",
      "600s"
    };
    assertThat(set(false, all)).isInstanceOf(InstallResult.Changed.class);
    assertThat(settings)
        .hasContent(
            """
            {
              "timings": {
                "cooldown": "109s",
                "freshFor": "2m30s"
              }
            }\
            """);
    assertThat(set(false, all)).isInstanceOf(InstallResult.Already.class);
    all[7] = "199s";
    all[9] = "796s";
    Files.writeString(settings, "{}");
    set(false, all);
    assertThat(settings)
        .hasContent(
            """
            {
              "timings": {
                "cooldown": "109s"
              }
            }\
            """);
  }

  /// None of the two is in force as it stands, and one of them alone would not be either.
  @Test
  void set_fileThatContradictsItself_isMadeToAgree() throws IOException {
    Files.writeString(settings, "{\"timings\": {\"killGrace\": \"5s\", \"freshFor\": \"1s\"}}");
    set(false, "killGrace", "2s", "freshFor", "150s");
    assertThat(settings)
        .hasContent("{\"timings\": {\"killGrace\": \"2s\", \"freshFor\": \"2m30s\"}}");
  }

  @Test
  void set_noFileAndDefaults_isAlreadySo() {
    assertThat(set(false, "cooldown", "60s", "freshFor", "150s"))
        .isInstanceOf(InstallResult.Already.class);
    assertThat(settings).doesNotExist();
  }

  @Test
  void set_asItIs_isAlreadySo() throws IOException {
    Files.writeString(settings, "{\"timings\": {\"cooldown\": \"75s\"}}");
    assertThat(set(false, "cooldown", "75s")).isInstanceOf(InstallResult.Already.class);
  }

  @Test
  void set_timingsThatContradictEachOther_refusesAndLeavesTheFile() throws IOException {
    Files.writeString(settings, "{\"timings\": {\"freshFor\": \"150s\"}}");
    var result = (InstallResult.Refused) set(false, "cooldown", "300s");
    assertThat(result.why()).contains("timings.freshFor").contains("5m40s");
    assertThat(settings).hasContent("{\"timings\": {\"freshFor\": \"150s\"}}");
  }

  @Test
  void set_noJson_refusesWithThePlaceAndWhatToDoByHand() throws IOException {
    Files.writeString(settings, "{\n  // mine\n}");
    var result = (InstallResult.Refused) set(false, "cooldown", "75s");
    assertThat(result.why()).contains("settings.json:2:");
    assertThat(result.byHand()).contains("\"cooldown\": \"75s\"");
  }

  @Test
  void set_fileKeepsChanging_refusesAndDropsItsBackups() throws IOException {
    Files.writeString(settings, "{}");
    EditableFile restless =
        new EditableFile() {
          @Override
          public Path path() {
            return settings;
          }

          @Override
          public Version read() throws IOException {
            return file().read();
          }

          @Override
          public boolean replace(Version seen, byte[] content) {
            return false;
          }
        };
    var result = new TimingsEditor(restless, disk).set(map("cooldown", "75s"), false);
    assertThat(result).isInstanceOf(InstallResult.Refused.class);
    assertThat(settings.getParent()).isDirectoryNotContaining("glob:**backup*");
  }
}
