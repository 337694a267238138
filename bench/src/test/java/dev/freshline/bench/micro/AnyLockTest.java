package dev.freshline.bench.micro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.freshline.stress.foreign.ForeignLock;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class AnyLockTest {
  @Test
  void tryAcquire_fileThatWentMeanwhile_isNotAcquired() throws IOException {
    AnyLock lock = AnyLock.unlessVanished(() -> thrown(new NoSuchFileException("lock")));
    assertThat(lock.tryAcquire()).isNull();
  }

  @Test
  void release_fileThatWentMeanwhile_isDone() throws IOException {
    AnyLock.Held held = AnyLock.unlessVanished(releasing(new FileNotFoundException())).tryAcquire();
    assertThat(held).isNotNull();
    assertThatCode(held::release).doesNotThrowAnyException();
  }

  @Test
  void release_anythingElse_isThrown() throws IOException {
    AnyLock.Held held = AnyLock.unlessVanished(releasing(new IOException("full"))).tryAcquire();
    assertThat(held).isNotNull();
    assertThatIOException().isThrownBy(held::release).withMessage("full");
  }

  private static ForeignLock releasing(IOException e) {
    return () -> () -> thrown(e);
  }

  private static ForeignLock.Held thrown(IOException e) throws IOException {
    throw e;
  }
}
