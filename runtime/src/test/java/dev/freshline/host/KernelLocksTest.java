package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelLocksTest extends LocksContract {
  private static final long ROOT = 0;
  private static final int NOBODY = 65_534;

  private final RealDisk disk = new RealDisk();
  private final KernelLocks locks = new KernelLocks(disk);

  @TempDir private Path folder;

  @Override
  Locks locks() {
    return locks;
  }

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
  long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  Rival rival(Path file) throws IOException {
    Process process = Programs.java(LockHolder.class, file.toString());
    Programs.line(process);
    return new Rival() {
      @Override
      public long pid() {
        return process.pid();
      }

      @Override
      public void kill() {
        process.destroyForcibly();
      }

      @Override
      public void release() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        Programs.line(process);
      }

      @Override
      public void close() {
        process.destroyForcibly();
      }
    };
  }

  @Test
  void tryLock_newFile_isForItsOwnerOnly() throws IOException {
    Path file = folder.resolve("lock");
    try (Locks.Held held = locks.tryLock(file)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void tryLock_fileOfAnotherUser_isRefused() throws IOException {
    assumeTrue(RealProcesses.currentUid() == ROOT, "only root can give a file to another user");
    Path file = Files.createFile(folder.resolve("lock"));
    Files.setAttribute(file, "unix:uid", NOBODY);
    assertThatThrownBy(() -> locks.tryLock(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("65534");
  }
}
