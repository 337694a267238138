package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealDiskTest extends DiskContract {
  private static final long ROOT = 0;
  private static final int NOBODY = 65_534;

  private final RealDisk disk = new RealDisk();

  @TempDir private Path folder;

  @Override
  Disk disk() {
    return disk;
  }

  @Override
  Path folder() {
    return folder;
  }

  @Override
  void place(Path path, Disk.Kind kind) throws IOException {
    switch (kind) {
      case FILE -> Files.createFile(path);
      case DIRECTORY -> Files.createDirectory(path);
      case SYMLINK ->
          Files.createSymbolicLink(path, Files.createTempFile(folder, "linked", ".file"));
      case OTHER -> Programs.run("mkfifo", path.toString());
    }
  }

  @Override
  void placeForeignDirectory(Path path) throws IOException {
    assumeTrue(
        RealProcesses.currentUid() == ROOT, "only root can give a directory to another user");
    Files.createDirectory(path);
    Files.setAttribute(path, "unix:uid", NOBODY);
  }

  /// A file that somebody removes and makes anew, as lock files are, is there or it is not.
  @Test
  void read_fileRemovedAndMadeAnew_isWholeOrAbsent() throws Exception {
    Path file = folder.resolve("file");
    try (var rival = Executors.newSingleThreadExecutor()) {
      Future<?> done = rival.submit(() -> replace(file));
      int reads = 0;
      while (!done.isDone()) {
        byte[] content = disk.read(file, 100);
        assertThat(content == null || content.length % 10 == 0).isTrue();
        reads++;
      }
      done.get();
      assertThat(reads).isPositive();
    }
  }

  private static Void replace(Path file) throws IOException {
    for (int i = 0; i < 2_000; i++) {
      Files.createFile(file);
      Files.delete(file);
      Path other = Files.write(file.resolveSibling("other"), new byte[10 * (1 + i % 3)]);
      Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
      Files.delete(file);
    }
    return null;
  }

  @Test
  void create_file_isForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("file");
    disk.create(file, new byte[1]);
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void append_newFile_isForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("file");
    disk.append(file, new byte[1]);
    assertThat(permissions(file)).isEqualTo("rw-------");
  }

  @Test
  void secureDirectory_openToOthers_isClosed() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("directory"));
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
    disk.secureDirectory(directory);
    assertThat(permissions(directory)).isEqualTo("rwx------");
  }

  @Test
  void secureDirectory_newParents_areForTheirOwnerOnly() throws IOException {
    Path deep = folder.resolve("a/b");
    disk.secureDirectory(deep);
    assertThat(permissions(folder.resolve("a"))).isEqualTo("rwx------");
    assertThat(permissions(deep)).isEqualTo("rwx------");
  }

  @Test
  void deleteTree_linkInIt_leavesWhatItLeadsTo() throws IOException {
    Path outside = Files.createFile(Files.createDirectory(folder.resolve("outside")).resolve("f"));
    Path tree = Files.createDirectory(folder.resolve("tree"));
    Files.createSymbolicLink(tree.resolve("link"), folder.resolve("outside"));
    disk.deleteTree(tree);
    assertThat(tree).doesNotExist();
    assertThat(outside).exists();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
