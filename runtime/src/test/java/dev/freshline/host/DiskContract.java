package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.Disk.Kind;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every [Disk] promises.
abstract class DiskContract {
  private static final int LIMIT = 100;

  abstract Disk disk();

  /// An empty directory of ours.
  abstract Path folder();

  /// Puts something there that is no regular file.
  abstract void place(Path path, Kind kind) throws IOException;

  /// Puts a directory there that belongs to another user; skips the test where nobody may.
  abstract void placeForeignDirectory(Path path) throws IOException;

  private Path file() {
    return folder().resolve("file");
  }

  private String text(Path file) throws IOException {
    return new String(Objects.requireNonNull(disk().read(file, LIMIT)), UTF_8);
  }

  private Disk.Facts facts(Path path) throws IOException {
    return Objects.requireNonNull(disk().stat(path));
  }

  private void write(Path file, String text) throws IOException {
    disk().create(file, text.getBytes(UTF_8));
  }

  @Test
  void stat_nothingThere_isNull() throws IOException {
    assertThat(disk().stat(file())).isNull();
  }

  @Test
  void stat_file_tellsKindSizeAndOwner() throws IOException {
    write(file(), "four");
    Disk.Facts facts = facts(file());
    assertThat(facts.kind()).isEqualTo(Kind.FILE);
    assertThat(facts.size()).isEqualTo(4);
    assertThat(facts.ownerUid()).isEqualTo(facts(folder()).ownerUid());
  }

  @ParameterizedTest
  @EnumSource(names = "FILE", mode = EnumSource.Mode.EXCLUDE)
  void stat_noRegularFile_tellsItsOwnKind(Kind kind) throws IOException {
    place(file(), kind);
    assertThat(facts(file()).kind()).isEqualTo(kind);
  }

  @Test
  void read_nothingThere_isNull() throws IOException {
    assertThat(disk().read(file(), LIMIT)).isNull();
  }

  @Test
  void read_emptyFile_isEmpty() throws IOException {
    write(file(), "");
    assertThat(text(file())).isEmpty();
  }

  @Test
  void read_atItsLimit_isWhole() throws IOException {
    write(file(), "x".repeat(LIMIT));
    assertThat(text(file())).hasSize(LIMIT);
  }

  @Test
  void read_overItsLimit_isRefused() throws IOException {
    write(file(), "x".repeat(LIMIT + 1));
    assertThatThrownBy(() -> disk().read(file(), LIMIT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("101");
  }

  @ParameterizedTest
  @EnumSource(names = "FILE", mode = EnumSource.Mode.EXCLUDE)
  void read_noRegularFile_isRefused(Kind kind) throws IOException {
    place(file(), kind);
    assertThatThrownBy(() -> disk().read(file(), LIMIT)).isInstanceOf(IOException.class);
  }

  @Test
  void create_somethingThere_isRefusedAndLeavesIt() throws IOException {
    write(file(), "first");
    assertThatThrownBy(() -> write(file(), "second"))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(text(file())).isEqualTo("first");
  }

  @Test
  void create_symlinkThere_isRefused() throws IOException {
    place(file(), Kind.SYMLINK);
    assertThatThrownBy(() -> write(file(), "text")).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void create_noDirectory_isRefused() {
    assertThatThrownBy(() -> write(folder().resolve("absent/file"), "text"))
        .isInstanceOf(IOException.class);
  }

  @Test
  void rename_overAFile_replacesIt() throws IOException {
    write(file(), "old");
    Path made = folder().resolve("made");
    write(made, "new");
    disk().rename(made, file());
    assertThat(text(file())).isEqualTo("new");
    assertThat(disk().stat(made)).isNull();
  }

  @Test
  void rename_overAFile_bringsItsInodeAlong() throws IOException {
    write(file(), "old");
    long before = facts(file()).inode();
    Path made = folder().resolve("made");
    write(made, "new");
    long brought = facts(made).inode();
    disk().rename(made, file());
    assertThat(facts(file()).inode()).isEqualTo(brought).isNotEqualTo(before);
  }

  @Test
  void rename_overALink_replacesTheLink() throws IOException {
    place(file(), Kind.SYMLINK);
    Path made = folder().resolve("made");
    write(made, "new");
    disk().rename(made, file());
    assertThat(facts(file()).kind()).isEqualTo(Kind.FILE);
  }

  @Test
  void rename_overADirectory_isRefused() throws IOException {
    place(file(), Kind.DIRECTORY);
    Path made = folder().resolve("made");
    write(made, "new");
    assertThatThrownBy(() -> disk().rename(made, file())).isInstanceOf(IOException.class);
    assertThat(text(made)).isEqualTo("new");
  }

  @Test
  void rename_nothingThere_isRefused() {
    assertThatThrownBy(() -> disk().rename(file(), folder().resolve("other")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void append_nothingThere_creates() throws IOException {
    assertThat(disk().append(file(), "one".getBytes(UTF_8))).isEqualTo(3);
    assertThat(text(file())).isEqualTo("one");
  }

  @Test
  void append_file_addsAtItsEnd() throws IOException {
    write(file(), "one");
    long inode = facts(file()).inode();
    assertThat(disk().append(file(), "two".getBytes(UTF_8))).isEqualTo(6);
    assertThat(text(file())).isEqualTo("onetwo");
    assertThat(facts(file()).inode()).isEqualTo(inode);
  }

  @ParameterizedTest
  @EnumSource(names = "FILE", mode = EnumSource.Mode.EXCLUDE)
  void append_noRegularFile_isRefused(Kind kind) throws IOException {
    place(file(), kind);
    assertThatThrownBy(() -> disk().append(file(), "text".getBytes(UTF_8)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void delete_file_isGone() throws IOException {
    write(file(), "text");
    disk().delete(file());
    assertThat(disk().stat(file())).isNull();
  }

  @Test
  void delete_nothingThere_isNoError() throws IOException {
    disk().delete(file());
    assertThat(disk().stat(file())).isNull();
  }

  @Test
  void list_directory_namesWhatIsInIt() throws IOException {
    write(folder().resolve("a"), "");
    place(folder().resolve("b"), Kind.DIRECTORY);
    assertThat(disk().list(folder(), 10)).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void list_moreThanTheLimit_isCut() throws IOException {
    for (int i = 0; i < 5; i++) {
      write(folder().resolve("f" + i), "");
    }
    assertThat(disk().list(folder(), 3)).hasSize(3);
  }

  @Test
  void list_nothingThere_isEmpty() throws IOException {
    assertThat(disk().list(folder().resolve("absent"), 10)).isEmpty();
  }

  @Test
  void list_file_isRefused() throws IOException {
    write(file(), "text");
    assertThatThrownBy(() -> disk().list(file(), 10)).isInstanceOf(IOException.class);
  }

  @Test
  void secureDirectory_missingParents_areMade() throws IOException {
    Path deep = folder().resolve("a/b/c");
    disk().secureDirectory(deep);
    assertThat(facts(deep).kind()).isEqualTo(Kind.DIRECTORY);
    disk().secureDirectory(deep);
    write(deep.resolve("file"), "text");
  }

  @ParameterizedTest
  @EnumSource(names = "DIRECTORY", mode = EnumSource.Mode.EXCLUDE)
  void secureDirectory_somethingElseThere_isRefused(Kind kind) throws IOException {
    if (kind == Kind.FILE) {
      write(file(), "");
    } else {
      place(file(), kind);
    }
    assertThatThrownBy(() -> disk().secureDirectory(file())).isInstanceOf(IOException.class);
  }

  @Test
  void secureDirectory_ofAnotherUser_isRefused() throws IOException {
    placeForeignDirectory(file());
    assertThatThrownBy(() -> disk().secureDirectory(file())).isInstanceOf(IOException.class);
  }

  @Test
  void sync_file_keepsIt() throws IOException {
    write(file(), "text");
    disk().sync(file());
    assertThat(text(file())).isEqualTo("text");
  }

  @Test
  void sync_nothingThere_isRefused() {
    assertThatThrownBy(() -> disk().sync(file())).isInstanceOf(IOException.class);
  }

  @Test
  void deleteTree_directory_isGoneWithAllInIt() throws IOException {
    Path tree = folder().resolve("tree");
    disk().secureDirectory(tree.resolve("deep"));
    write(tree.resolve("deep/file"), "text");
    write(file(), "beside");
    disk().deleteTree(tree);
    assertThat(disk().stat(tree)).isNull();
    assertThat(text(file())).isEqualTo("beside");
  }

  @Test
  void deleteTree_nothingThere_isNoError() throws IOException {
    disk().deleteTree(folder().resolve("absent"));
    assertThat(disk().list(folder(), 10)).isEmpty();
  }
}
