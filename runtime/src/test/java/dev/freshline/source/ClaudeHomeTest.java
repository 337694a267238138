package dev.freshline.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.RealDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaudeHomeTest {
  private Folder folder = new Folder(Path.of(""));

  @BeforeEach
  void folder(@TempDir Path temporary) {
    folder = new Folder(temporary);
  }

  @Test
  void of_usualFolders_isTheItemWithoutAName() {
    var home = ClaudeHome.of(List.of(Path.of("/home/ann/.claude"), Path.of("/xdg/claude")), null);
    assertThat(home.credentials()).hasToString("/home/ann/.claude/.credentials.json");
    assertThat(home.keychainService()).isEqualTo("Claude Code-credentials");
    assertThat(home.data()).containsExactly(Path.of("/home/ann/.claude"), Path.of("/xdg/claude"));
  }

  @Test
  void of_chosenFolder_hasAKeychainItemOfItsOwn() {
    // The item's name is what Claude Code itself makes of such a directory; SHA-256 of
    // "/srv/claude".
    var home = chosen("/srv/claude", "/srv/claude");
    assertThat(home.keychainService()).isEqualTo("Claude Code-credentials-bc29611f");
    assertThat(home.credentials()).hasToString("/srv/claude/.credentials.json");
    assertThat(home.data()).containsExactly(Path.of("/srv/claude"));
  }

  @Test
  void of_composedAndDecomposedName_isTheSameItem() {
    assertThat(chosen("/caf\u00e9", "/caf\u00e9").keychainService())
        .isEqualTo(chosen("/cafe\u0301", "/cafe\u0301").keychainService());
  }

  @Test
  void of_folderAsItIsWritten_namesTheItem() {
    assertThat(chosen("/srv/claude/", "/srv/claude").keychainService())
        .isNotEqualTo(chosen("/srv/claude", "/srv/claude").keychainService());
  }

  @Test
  void of_list_hasTheLoginInItsFirst() {
    var home = chosen("/srv/claude,/b", "/srv/claude", "/b");
    assertThat(home.credentials()).hasToString("/srv/claude/.credentials.json");
    assertThat(home.keychainService()).isEqualTo("Claude Code-credentials-bc29611f");
    assertThat(home.data()).containsExactly(Path.of("/srv/claude"), Path.of("/b"));
  }

  private static ClaudeHome chosen(String variable, String... folders) {
    return ClaudeHome.of(Stream.of(folders).map(Path::of).toList(), variable);
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
    List<Path> list = List.of(folder.path().resolve("a"), folder.path().resolve("b"));
    assertThat(ClaudeHome.of(list, "as written").hasData(new RealDisk())).isTrue();
  }

  @Test
  void hasData_theProjectsFolderItself_isData() {
    List<Path> projects = List.of(folder.directory("b/projects"));
    assertThat(ClaudeHome.of(projects, "as written").hasData(new RealDisk())).isTrue();
  }

  private boolean hasData() {
    return ClaudeHome.of(List.of(folder.path().resolve(".claude")), null).hasData(new RealDisk());
  }
}
