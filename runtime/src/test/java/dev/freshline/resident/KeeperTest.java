package dev.freshline.resident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.ProcessIdentity;
import dev.freshline.resident.Keeper.Tending;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a render does about the resident process that it did not find.
class KeeperTest {
  private static final List<String> COMMAND = List.of("statusline", "daemon", "run");

  private final Household home = new Household();
  private final Keeper keeper = new Keeper(home.machine.host(), home.loopback, Household.RUN);

  private Tending tend() throws IOException {
    return keeper.tend(COMMAND, home.machine.clock.now());
  }

  private Endpoint endpoint(ProcessIdentity process) {
    return new Endpoint(FakeLoopback.PORT, "c".repeat(32), "d".repeat(32), process, "1.0", "25");
  }

  @Test
  void tend_noneThere_startsOneForAllWhoAskAtOnce() throws IOException {
    assertThat(List.of(tend(), tend(), tend()))
        .containsExactly(Tending.STARTED, Tending.ASKED, Tending.ASKED);
    assertThat(home.machine.processes.detached()).containsExactly(COMMAND);
  }

  @Test
  void tend_noneThereLater_startsAnother() throws IOException {
    tend();
    home.machine.clock.advance(Duration.ofSeconds(5));
    assertThat(tend()).isEqualTo(Tending.STARTED);
  }

  @Test
  void tend_oneAnswers_isLeftAlone() throws IOException {
    var done = new ArrayList<Tending>();
    home.live(() -> done.add(tend()));
    assertThat(done).containsExactly(Tending.ALIVE);
    assertThat(home.machine.processes.detached()).isEmpty();
    assertThat(home.machine.processes.killed()).isEmpty();
  }

  @Test
  void tend_oneIsSilent_endsItAndStartsAnother() throws IOException {
    ProcessIdentity stuck = home.machine.spawn();
    home.machine.disk.secureDirectory(Household.RUN);
    home.file.write(endpoint(stuck));
    assertThat(tend()).isEqualTo(Tending.STARTED);
    assertThat(home.machine.processes.killed()).containsExactly(stuck.pid());
    assertThat(home.file.read()).isNull();
  }

  @Test
  void tend_pidIsAnothersByNow_endsNobody() throws IOException {
    ProcessIdentity other = home.machine.spawn();
    var dead =
        new ProcessIdentity(
            other.pid(), other.startTicks() - 1, other.bootId(), other.pidNamespace(), other.uid());
    home.machine.disk.secureDirectory(Household.RUN);
    home.file.write(endpoint(dead));
    assertThat(tend()).isEqualTo(Tending.STARTED);
    assertThat(home.machine.processes.killed()).isEmpty();
  }

  @Test
  void tend_anotherProgramOnItsPort_isNotTakenForIt() throws IOException {
    var done = new ArrayList<Tending>();
    home.live(
        () -> {
          home.machine.disk.delete(home.file.path());
          home.file.write(endpoint(home.machine.spawn()));
          done.add(tend());
        });
    assertThat(done).containsExactly(Tending.STARTED);
  }

  @Test
  void tend_fileDamaged_startsOne() throws IOException {
    home.machine.disk.put(home.file.path(), "1 99999999 x y\n");
    assertThat(tend()).isEqualTo(Tending.STARTED);
  }

  @Test
  void endpoint_writtenAndRead_isTheSame() {
    Endpoint endpoint = endpoint(home.machine.spawn());
    assertThat(Endpoint.parse(endpoint.text())).isEqualTo(endpoint);
    assertThat(endpoint.toString()).doesNotContain(endpoint.word(), endpoint.proof());
  }
}
