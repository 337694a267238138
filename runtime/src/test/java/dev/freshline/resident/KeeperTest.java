package dev.freshline.resident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.ProcessIdentity;
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

  private boolean ask() throws IOException {
    return keeper.ask(COMMAND, home.machine.clock.now());
  }

  private Endpoint endpoint(ProcessIdentity process) {
    return new Endpoint(FakeLoopback.PORT, "c".repeat(32), "d".repeat(32), process, "1.0", "25");
  }

  @Test
  void ask_noneThere_startsOneForAllWhoAskAtOnce() throws IOException {
    assertThat(List.of(ask(), ask(), ask())).containsExactly(true, false, false);
    assertThat(home.machine.processes.detached()).containsExactly(COMMAND);
  }

  @Test
  void ask_later_startsAnother() throws IOException {
    ask();
    home.machine.clock.advance(Duration.ofSeconds(5));
    assertThat(ask()).isTrue();
  }

  @Test
  void isNeeded_oneAnswers_isLeftAlone() throws IOException {
    var done = new ArrayList<Boolean>();
    home.live(() -> done.add(keeper.isNeeded()));
    assertThat(done).containsExactly(false);
    assertThat(home.machine.processes.detached()).isEmpty();
    assertThat(home.machine.processes.killed()).isEmpty();
  }

  @Test
  void isNeeded_oneIsSilent_endsIt() throws IOException {
    ProcessIdentity stuck = home.machine.spawn();
    home.machine.disk.secureDirectory(Household.RUN);
    home.file.write(endpoint(stuck));
    assertThat(keeper.isNeeded()).isTrue();
    assertThat(home.machine.processes.killed()).containsExactly(stuck.pid());
    assertThat(home.file.read()).isNull();
  }

  @Test
  void isNeeded_pidIsAnothersByNow_endsNobody() throws IOException {
    ProcessIdentity other = home.machine.spawn();
    var dead =
        new ProcessIdentity(
            other.pid(), other.startTicks() - 1, other.bootId(), other.pidNamespace(), other.uid());
    home.machine.disk.secureDirectory(Household.RUN);
    home.file.write(endpoint(dead));
    assertThat(keeper.isNeeded()).isTrue();
    assertThat(home.machine.processes.killed()).isEmpty();
  }

  @Test
  void isNeeded_anotherProgramOnItsPort_isNotTakenForIt() throws IOException {
    var done = new ArrayList<Boolean>();
    home.live(
        () -> {
          home.machine.disk.delete(home.file.path());
          home.file.write(endpoint(home.machine.spawn()));
          done.add(keeper.isNeeded());
        });
    assertThat(done).containsExactly(true);
  }

  @Test
  void isNeeded_fileDamaged_oneIsNeeded() throws IOException {
    home.machine.disk.put(home.file.path(), "1 99999999 x y\n");
    assertThat(keeper.isNeeded()).isTrue();
  }

  @Test
  void endpoint_writtenAndRead_isTheSame() {
    Endpoint endpoint = endpoint(home.machine.spawn());
    assertThat(Endpoint.parse(endpoint.text())).isEqualTo(endpoint);
    assertThat(endpoint.toString()).doesNotContain(endpoint.word(), endpoint.proof());
  }
}
