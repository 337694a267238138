package dev.freshline.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocationsTest {
  private static final Path HOME = Path.of("/home/ada");

  private static Locations of(Map<String, String> environment) {
    return Locations.of(environment, HOME, () -> "laptop-1000");
  }

  @Test
  void of_emptyEnvironment_usesTheCustomaryPlaces() {
    Locations locations = of(Map.of());
    assertThat(locations.settingsFile()).hasToString("/home/ada/.config/freshline/settings.json");
    assertThat(locations.stateDir()).hasToString("/home/ada/.local/state/freshline");
    assertThat(locations.runDir()).hasToString("/home/ada/.local/state/freshline/run-laptop-1000");
    assertThat(locations.cacheDir()).hasToString("/home/ada/.cache/freshline");
    assertThat(locations.claudeDirs())
        .containsExactly(Path.of("/home/ada/.claude"), Path.of("/home/ada/.config/claude"));
    assertThat(locations.ignored()).isEmpty();
  }

  @Test
  void of_xdgVariables_areFollowed() {
    Locations locations =
        of(
            Map.of(
                "XDG_CONFIG_HOME", "/c",
                "XDG_STATE_HOME", "/s",
                "XDG_CACHE_HOME", "/k",
                "XDG_RUNTIME_DIR", "/run/user/1000"));
    assertThat(locations.settingsFile()).hasToString("/c/freshline/settings.json");
    assertThat(locations.stateDir()).hasToString("/s/freshline");
    assertThat(locations.cacheDir()).hasToString("/k/freshline");
    assertThat(locations.runDir()).hasToString("/run/user/1000/freshline");
    assertThat(locations.claudeDirs()).contains(Path.of("/c/claude"));
  }

  @Test
  void of_relativeVariable_isIgnoredAndNamed() {
    Locations locations = of(Map.of("XDG_STATE_HOME", "state", "FRESHLINE_HOME", "here"));
    assertThat(locations.stateDir()).hasToString("/home/ada/.local/state/freshline");
    assertThat(locations.ignored()).containsExactlyInAnyOrder("XDG_STATE_HOME", "FRESHLINE_HOME");
  }

  @Test
  void of_emptyVariable_countsAsNotSet() {
    Locations locations = of(Map.of("XDG_STATE_HOME", "", "CLAUDE_CONFIG_DIR", ""));
    assertThat(locations).isEqualTo(of(Map.of()));
  }

  @Test
  void of_freshlineHome_putsAllUnderOneFolder() {
    Locations locations = of(Map.of("FRESHLINE_HOME", "/f", "XDG_STATE_HOME", "/s"));
    assertThat(locations.settingsFile()).hasToString("/f/settings.json");
    assertThat(locations.stateDir()).hasToString("/f/state");
    assertThat(locations.runDir()).hasToString("/f/run");
    assertThat(locations.cacheDir()).hasToString("/f/cache");
  }

  @Test
  void of_runtimeDirectorySet_asksForNoHostName() {
    Locations locations =
        Locations.of(
            Map.of("XDG_RUNTIME_DIR", "/r"),
            HOME,
            () -> {
              throw new AssertionError("asked for the host name");
            });
    assertThat(locations.runDir()).hasToString("/r/freshline");
  }

  @Test
  void of_oddHostName_staysOnePathElement() {
    Locations locations = Locations.of(Map.of(), HOME, () -> "../evil host-0");
    assertThat(locations.runDir().getParent()).isEqualTo(locations.stateDir());
    assertThat(locations.runDir().getFileName()).hasToString("run-evil_host-0");
  }

  @Test
  void of_severalClaudeDirs_keepsTheirOrder() {
    Locations locations = of(Map.of("CLAUDE_CONFIG_DIR", "/b, /a,relative"));
    assertThat(locations.claudeDirs()).containsExactly(Path.of("/b"), Path.of("/a"));
    assertThat(locations.ignored()).containsExactly("CLAUDE_CONFIG_DIR");
    assertThat(locations.claudeVariable()).isEqualTo("/b,/a");
    assertThat(locations.corrections()).isEqualTo(Map.of("CLAUDE_CONFIG_DIR", "/b,/a"));
  }

  @Test
  void of_claudeDirAsItIsWritten_isKept() {
    Locations locations = of(Map.of("CLAUDE_CONFIG_DIR", "/srv/claude/"));
    assertThat(locations.claudeDirs()).containsExactly(Path.of("/srv/claude"));
    assertThat(locations.claudeVariable()).isEqualTo("/srv/claude/");
  }

  @Test
  void corrections_nothingIsIgnored_areNone() {
    assertThat(of(Map.of("XDG_CONFIG_HOME", "/c")).corrections()).isEmpty();
  }

  @Test
  void corrections_whatIsIgnored_isTakenAway() {
    Locations locations =
        of(
            Map.of(
                "CLAUDE_CONFIG_DIR", "work", "XDG_CONFIG_HOME", "config", "FRESHLINE_HOME", "/f"));
    assertThat(locations.claudeDirs())
        .containsExactly(Path.of("/home/ada/.claude"), Path.of("/home/ada/.config/claude"));
    assertThat(locations.claudeVariable()).isNull();
    assertThat(locations.corrections())
        .isEqualTo(Map.of("CLAUDE_CONFIG_DIR", "", "XDG_CONFIG_HOME", ""));
  }
}
