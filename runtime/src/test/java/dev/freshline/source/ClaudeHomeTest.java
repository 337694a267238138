package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.RealDisk;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaudeHomeTest {
  private Folder folder = new Folder(Path.of(""));

  @BeforeEach
  void folder(@TempDir Path temporary) {
    folder = new Folder(temporary);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void of_noChosenDirectory_isTheUsualPlaces(@Nullable String chosen) {
    var home = ClaudeHome.of(Path.of("/home/ann"), chosen, null);
    assertThat(home.credentials()).hasToString("/home/ann/.claude/.credentials.json");
    assertThat(home.keychainService()).isEqualTo("Claude Code-credentials");
    assertThat(home.data())
        .containsExactly(Path.of("/home/ann/.config/claude"), Path.of("/home/ann/.claude"));
  }

  @Test
  void of_xdgConfigHome_movesOneOfThem() {
    assertThat(ClaudeHome.of(Path.of("/home/ann"), null, "/xdg").data())
        .containsExactly(Path.of("/xdg/claude"), Path.of("/home/ann/.claude"));
  }

  @Test
  void of_chosenDirectory_hasAKeychainItemOfItsOwn() {
    // The item's name is what Claude Code itself makes of such a directory; SHA-256 of
    // "/srv/claude".
    var home = ClaudeHome.of(Path.of("/home/ann"), "/srv/claude", null);
    assertThat(home.keychainService()).isEqualTo("Claude Code-credentials-bc29611f");
    assertThat(home.credentials()).hasToString("/srv/claude/.credentials.json");
    assertThat(home.data()).containsExactly(Path.of("/srv/claude"));
  }

  @Test
  void of_composedAndDecomposedName_isTheSameItem() {
    assertThat(ClaudeHome.of(Path.of("/h"), "/caf\u00e9", null).keychainService())
        .isEqualTo(ClaudeHome.of(Path.of("/h"), "/cafe\u0301", null).keychainService());
  }

  @Test
  void of_list_isLookedThroughForData() {
    assertThat(ClaudeHome.of(Path.of("/h"), "/a, /b,,", null).data())
        .containsExactly(Path.of("/a"), Path.of("/b"));
  }

  @Test
  void hasData_emptyProjectsFolder_isData() {
    assertThat(hasData()).isFalse();
    folder.directory(".claude");
    assertThat(hasData()).isFalse();
    folder.directory(".claude/projects");
    assertThat(hasData()).isTrue();
  }

  @Test
  void hasData_projectsIsAFile_isNone() {
    folder.file(".claude/projects", "");
    assertThat(hasData()).isFalse();
  }

  @Test
  void hasData_linkedFolders_areFollowed() {
    folder.directory("dotfiles/claude/projects");
    folder.link(".claude", "dotfiles/claude");
    assertThat(hasData()).isTrue();
  }

  @Test
  void hasData_secondOfAList_isData() {
    folder.directory("b/projects");
    String list = folder.path().resolve("a") + "," + folder.path().resolve("b");
    assertThat(ClaudeHome.of(folder.path(), list, null).hasData(new RealDisk())).isTrue();
  }

  @Test
  void hasData_theProjectsFolderItself_isData() {
    String projects = folder.directory("b/projects").toString();
    assertThat(ClaudeHome.of(folder.path(), projects, null).hasData(new RealDisk())).isTrue();
  }

  private boolean hasData() {
    return ClaudeHome.of(folder.path(), null, null).hasData(new RealDisk());
  }
}
