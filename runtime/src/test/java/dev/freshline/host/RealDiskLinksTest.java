package dev.freshline.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The two methods of the disk that follow symbolic links.
class RealDiskLinksTest {
  private final Disk disk = new RealDisk();

  @TempDir private Path folder;

  @Test
  void resolve_chainOfLinks_leadsToTheFile() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path first = Files.createSymbolicLink(folder.resolve("first"), Path.of("file"));
    Path second = Files.createSymbolicLink(folder.resolve("second"), first);
    assertThat(disk.resolve(second)).isEqualTo(file.toRealPath());
  }

  @Test
  void resolve_brokenLink_leadsNowhere() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("absent"));
    assertThat(disk.resolve(link)).isNull();
  }

  @Test
  void resolve_linkToItself_isAnError() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("link"));
    assertThatThrownBy(() -> disk.resolve(link)).isInstanceOf(IOException.class);
  }

  @Test
  void isExecutable_throughALink_isTheFiles() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(disk.isExecutable(link)).isFalse();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    assertThat(disk.isExecutable(link)).isTrue();
  }
}
