package dev.freshline.resident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Disk;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenureTest {
  private final Household home = new Household();
  private Disk.@Nullable Facts written;

  @BeforeEach
  void write() throws IOException {
    home.machine.disk.secureDirectory(Household.RUN);
    String secret = "a".repeat(32);
    var endpoint = new Endpoint(4711, secret, secret, home.machine.processes.self(), "1.0", "25");
    written = home.file.write(endpoint);
  }

  private Tenure tenure() {
    return new Tenure(home.machine.clock, home.machine.disk, Household.IDLE_FOR)
        .watch(home.file.path(), written, Departure.WITHDRAWN);
  }

  @Test
  void over_fileAsItWasWritten_isNot() {
    assertThat(tenure().over()).isNull();
  }

  @Test
  void over_fileGoneBeforeTheFirstLook_is() throws IOException {
    home.machine.disk.delete(home.file.path());
    assertThat(tenure().over()).isEqualTo(Departure.WITHDRAWN);
  }

  @Test
  void over_fileReplacedBeforeTheFirstLook_is() {
    home.machine.disk.put(home.file.path(), "another\n");
    assertThat(tenure().over()).isEqualTo(Departure.WITHDRAWN);
  }
}
