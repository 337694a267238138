package dev.freshline.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.EditableFile;
import dev.freshline.host.RealDisk;
import dev.freshline.host.RealEditableFile;
import dev.freshline.host.RealProcesses;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallerTest {
  private static final String FOREIGN =
      "{\n"
          + "  \"statusLine\": {\"type\": \"command\", \"command\": \"ccline --x\", \"padding\":"
          + " 2}\n"
          + "}\n";
  private static final long UID = RealProcesses.currentUid();

  private final RealDisk disk = new RealDisk();
  private Path root;
  private Path settings;

  @BeforeEach
  void aHome(@TempDir Path folder) throws IOException {
    root = folder.toRealPath();
    settings = root.resolve("home/.claude/settings.json");
  }

  private Installer installer() {
    return installer(new RealEditableFile(settings, disk, UID, 1 << 20));
  }

  private Installer installer(EditableFile file) {
    var record =
        new RecordFile(
            disk, root.resolve("state/replaced.json"), Replaced.LIMIT, new SplittableRandom(1));
    var launcher = new Launcher(root.resolve("fl/runtime/bin/statusline"), root, disk);
    return new Installer(file, disk, new Replaced(disk, record), launcher);
  }

  private void write(String text) throws IOException {
    Files.createDirectories(folder());
    Files.writeString(settings, text);
  }

  private Path folder() {
    return root.resolve("home/.claude");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> entries = Files.list(folder())) {
      return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void install_noFolder_makesAPrivateOne() throws IOException {
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Changed.class,
            changed -> {
              assertThat(changed.before()).isEmpty();
              assertThat(changed.backup()).isNull();
            });
    assertThat(settings).content().contains("\"command\": \"", root + "/fl/runtime/bin");
    assertThat(mode(settings)).isEqualTo("rw-------");
    assertThat(mode(folder())).isEqualTo("rwx------");
    assertThat(names()).containsExactly("settings.json");
  }

  @Test
  void install_secondTime_changesNothing() throws IOException {
    write("{\"a\": 1}");
    installer().install(null, false);
    List<String> before = names();
    assertThat(installer().install(null, false)).isInstanceOf(InstallResult.Already.class);
    assertThat(names()).isEqualTo(before).hasSize(2);
  }

  @Test
  void install_dryRun_touchesNothing() throws IOException {
    write(FOREIGN);
    assertThat(installer().install(null, true))
        .isInstanceOfSatisfying(
            InstallResult.Changed.class,
            changed -> {
              assertThat(changed.written()).isFalse();
              assertThat(changed.foreign()).isEqualTo("ccline --x");
            });
    assertThat(settings).hasContent(FOREIGN);
    assertThat(names()).containsExactly("settings.json");
    assertThat(root.resolve("state")).doesNotExist();
  }

  @Test
  void uninstall_otherToolReplaced_isPutBackToTheByte() throws IOException {
    write(FOREIGN);
    installer().install(5, false);
    assertThat(settings).content().doesNotContain("ccline");
    assertThat(installer().uninstall(false))
        .isInstanceOfSatisfying(
            InstallResult.Changed.class,
            changed -> assertThat(changed.foreign()).isEqualTo("ccline --x"));
    assertThat(settings).content().isEqualTo(FOREIGN);
    assertThat(installer().uninstall(false)).isInstanceOf(InstallResult.Already.class);
  }

  @Test
  void install_ownEntryMovedSince_stillRemembersTheOtherTool() throws IOException {
    write(FOREIGN);
    installer().install(null, false);
    Files.writeString(
        settings, Files.readString(settings).replace("/fl/runtime", "/elsewhere/runtime"));
    installer().install(null, false);
    installer().uninstall(false);
    assertThat(settings).content().isEqualTo(FOREIGN);
  }

  @Test
  void uninstall_otherToolCameLater_isLeftAlone() throws IOException {
    write(FOREIGN);
    installer().install(null, false);
    write(FOREIGN.replace("ccline", "later"));
    assertThat(installer().uninstall(false)).isInstanceOf(InstallResult.Already.class);
    assertThat(settings).content().contains("later");
  }

  @Test
  void install_backup_holdsTheTextBefore() throws IOException {
    write(FOREIGN);
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Changed.class,
            changed -> assertThat(changed.backup()).hasContent(FOREIGN));
  }

  @Test
  void install_manyTimes_keepsTheFirstBackupAndTheLatest() throws IOException {
    write("{\"first\": true}");
    for (int i = 0; i < 2 * Backups.MOST; i++) {
      installer().install(i + 1, false);
    }
    assertThat(names()).hasSize(1 + Backups.MOST);
    assertThat(settings.resolveSibling("settings.json.freshline-backup-1"))
        .hasContent("{\"first\": true}");
    assertThat(settings.resolveSibling("settings.json.freshline-backup-20"))
        .content()
        .contains("\"refreshInterval\": 19");
  }

  @Test
  void install_linkedFile_editsTheTargetAndKeepsTheLink() throws IOException {
    Path target = root.resolve("dotfiles/claude.json");
    Path dotfiles = Files.createDirectories(root.resolve("dotfiles"));
    Files.createDirectories(folder());
    Files.writeString(target, "{}\n");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(settings, Path.of("../../dotfiles/claude.json"));
    installer().install(null, false);
    assertThat(settings).isSymbolicLink().content().contains("statusLine");
    assertThat(Files.isSymbolicLink(target)).isFalse();
    assertThat(mode(target)).isEqualTo("rw-r-----");
    try (Stream<Path> entries = Files.list(dotfiles)) {
      assertThat(entries).containsExactly(target);
    }
  }

  @Test
  void install_linkToNothing_refuses() throws IOException {
    Files.createDirectories(folder());
    Files.createSymbolicLink(settings, Path.of("gone.json"));
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> assertThat(refused.why()).contains("gone.json", "does not exist"));
  }

  @Test
  void install_folderInItsPlace_refuses() throws IOException {
    Files.createDirectories(settings);
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> assertThat(refused.why()).contains("regular file", "DIRECTORY"));
  }

  @Test
  void install_fileOfAnotherUser_refuses() throws IOException {
    write("{}");
    var another = new RealEditableFile(settings, disk, UID + 1, 1 << 20);
    assertThat(installer(another).install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> assertThat(refused.why()).contains("belongs to uid " + UID));
    assertThat(settings).hasContent("{}");
  }

  @Test
  void install_readOnlyFile_refusesAndLeavesNothingBehind() throws IOException {
    write("{}");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("r--r--r--"));
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> assertThat(refused.why()).contains("is read-only (r--r--r--)"));
    assertThat(settings).hasContent("{}");
    assertThat(names()).containsExactly("settings.json");
  }

  @Test
  void install_comment_refusesWithPlaceAndWhatToAdd() throws IOException {
    write("{\n  // mine\n  \"a\": 1\n}");
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> {
              assertThat(refused.why()).startsWith(settings + ":2:3: ").contains("comment");
              assertThat(refused.byHand())
                  .contains(
                      "\"statusLine\": {\"type\": \"command\", \"command\": \"", root + "/fl/");
            });
    assertThat(names()).containsExactly("settings.json");
  }

  @Test
  void install_bytesThatAreNoUtf8_refuses() throws IOException {
    write("{}");
    Files.write(settings, new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'});
    assertThat(installer().install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> assertThat(refused.why()).contains("expected UTF-8"));
  }

  /// A file that somebody else changes between each read and the write that follows it.
  private final class Restless implements EditableFile {
    private final EditableFile file = new RealEditableFile(settings, disk, UID, 1 << 20);
    private int changesLeft;

    Restless(int changes) {
      this.changesLeft = changes;
    }

    @Override
    public Path path() {
      return file.path();
    }

    @Override
    public Version read() throws IOException {
      return file.read();
    }

    @Override
    public boolean replace(Version seen, byte[] content) throws IOException {
      if (changesLeft-- > 0) {
        try {
          write("{\"changesLeft\": " + changesLeft + "}");
        } catch (UncheckedIOException e) {
          throw e.getCause();
        }
      }
      return file.replace(seen, content);
    }
  }

  @Test
  void install_changedMeanwhile_startsAnewFromTheChange() throws IOException {
    write("{\"changesLeft\": 1}");
    assertThat(installer(new Restless(1)).install(null, false))
        .isInstanceOf(InstallResult.Changed.class);
    assertThat(settings).content().contains("\"changesLeft\": 0", "statusLine");
    assertThat(settings.resolveSibling("settings.json.freshline-backup-1"))
        .hasContent("{\"changesLeft\": 0}");
    assertThat(names()).hasSize(2);
  }

  @Test
  void install_changedEachTime_refusesAndLeavesNothingBehind() throws IOException {
    write("{\"changesLeft\": 9}");
    assertThat(installer(new Restless(9)).install(null, false))
        .isInstanceOfSatisfying(
            InstallResult.Refused.class,
            refused -> assertThat(refused.why()).contains("it changed 3 times"));
    assertThat(settings).content().doesNotContain("statusLine");
    assertThat(names()).containsExactly("settings.json");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
