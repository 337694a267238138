package dev.freshline.stress.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A render that was cut off does nothing more.
class LogicalProcessTest {
  private static final byte[] CONTENT = {'4', '2'};

  private final LogicalProcess process = new LogicalProcess();
  private final ForeignHost host = process.host();

  @TempDir private Path folder;

  private Path file() throws Exception {
    return Files.write(folder.resolve("billing.lock"), CONTENT);
  }

  @Test
  void disk_afterTheEnd_refusesWhateverChangesAnything() throws Exception {
    Path file = file();
    Path other = folder.resolve("other");
    Disk disk = host.disk();
    process.close();
    assertThatThrownBy(() -> disk.delete(file)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> disk.rename(file, other)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> disk.create(other, CONTENT)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> disk.append(file, CONTENT)).isInstanceOf(IllegalStateException.class);
    assertThat(folder.toFile().list()).containsExactly("billing.lock");
    assertThat(disk.read(file, 9)).isEqualTo(CONTENT);
  }

  /// It has found the lock stale, and is ended before it removes it.
  @Test
  void tryAcquire_endedBetweenLookAndRemoval_leavesTheLock() throws Exception {
    Path file = file();
    var ended =
        new PassingDisk(host.disk()) {
          @Override
          public void delete(Path stale) throws IOException {
            end();
            super.delete(stale);
          }
        };
    var own = new ForeignHost(host.clock(), ended, host.locks(), host.port(), host.random());
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    var lock = new PidFile(own, file, Duration.ofSeconds(35), true);
    assertThatThrownBy(lock::tryAcquire).isInstanceOf(IllegalStateException.class);
    assertThat(file).hasBinaryContent(CONTENT);
  }

  private void end() {
    try {
      process.close();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
