package dev.freshline.stress.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CacheWatchTest {
  @Test
  void lookNow_nothingThere_seesNothing() throws Exception {
    try (Ground ground = new Ground();
        CacheWatch watch = CacheWatch.on(ground)) {
      assertThat(watch.lookNow()).isZero();
      assertThat(watch.seen()).isEqualTo(new CacheWatch.Seen(0, 0, 0, 0, 0));
    }
  }

  @Test
  void lookNow_somethingElseInItsPlace_isTorn() throws Exception {
    try (Ground ground = new Ground();
        CacheWatch watch = CacheWatch.on(ground)) {
      Path account = Files.createDirectories(ground.freshline().resolve("state/account"));
      Files.writeString(account.resolve("reading.json"), "freshline 1 0 12\n{\"half");
      assertThat(watch.lookNow()).isZero();
      assertThat(watch.seen().torn()).isPositive();
      assertThat(watch.seen().looks()).isZero();
    }
  }
}
