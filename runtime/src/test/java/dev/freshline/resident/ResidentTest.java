package dev.freshline.resident;

import static dev.freshline.resident.Household.END;
import static dev.freshline.resident.Household.known;
import static dev.freshline.resident.Household.proof;
import static dev.freshline.resident.Household.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.host.Locks;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A resident process from lock to leave, and each kind of caller on the way.
class ResidentTest {
  private final Household home = new Household();
  private final List<String> answers = new ArrayList<>();

  private void say(String words) {
    answers.add(home.loopback.say(words, 1000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 127, 128, 129, 100_000})
  void render_inPiecesOfAnySize_isAnsweredWhole(int most) throws IOException {
    home.live(
        () -> answers.add(home.loopback.say(render("HOME=/h" + END + "A=" + END, "{x}"), most)));
    assertThat(answers).containsExactly(proof() + "ok 10 - s-1" + END + Household.LINE);
    assertThat(home.environments).containsExactly(Map.of("HOME", "/h", "A", ""));
    assertThat(home.inputs).containsExactly("{x}");
    assertThat(home.afters).hasValue(1);
  }

  @Test
  void render_refreshIsDue_asksTheClientToStartIt() throws IOException {
    home.startsRefresh = true;
    home.live(() -> say(render("", "")));
    assertThat(answers.getFirst()).contains("ok 10 start s-1");
    assertThat(home.machine.processes.detached()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "freshline 1 ", "freshline 1 aaaa", "GET / HTTP/1.1", "a\u001f"})
  void call_withoutTheWord_isToldNothing(String words) throws IOException {
    home.live(() -> say(words + END + "stop" + END), () -> say(words), () -> say(render("", "")));
    assertThat(answers.subList(0, 2)).containsExactly("", "");
    assertThat(answers.get(2)).contains("ok");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dance\u001f",
        "render\u001f",
        "render 1\u001f",
        "render 1 2 3\u001f",
        "render -1 0\u001f",
        "render x 0\u001f",
        "render 3 0\u001fABC",
        "render 3 0\u001f=B\u001f",
        "stop now\u001f"
      })
  void request_malformed_isRefusedAndTheNextServed(String request) throws IOException {
    home.live(() -> say(known(request)), () -> say(render("", "")));
    assertThat(answers.getFirst()).isEqualTo(proof() + "no malformed" + END);
    assertThat(answers.getLast()).contains("ok 10");
  }

  @ParameterizedTest
  @ValueSource(strings = {"render 65537 0\u001f", "render 0 1048577\u001f"})
  void request_oversized_isRefusedUnread(String request) throws IOException {
    home.live(() -> say(known(request)));
    assertThat(answers).containsExactly(proof() + "no oversized" + END);
  }

  @Test
  void line_withoutEnd_isCutOffAtItsLimit() throws IOException {
    home.live(() -> say(known("x".repeat(500))));
    assertThat(answers).containsExactly(proof() + "no oversized" + END);
  }

  @Test
  void request_halfClosed_isCutOff() throws IOException {
    home.live(() -> say(known("render 0 100" + END + "{")));
    assertThat(answers).containsExactly(proof() + "no cut-off" + END);
    assertThat(home.inputs).isEmpty();
  }

  @Test
  void render_environmentOfElsewhere_isRefused() throws IOException {
    home.refusal = new RefusedException(Refusal.ELSEWHERE, "not here");
    home.live(() -> say(render("", "")));
    assertThat(answers).containsExactly(proof() + "no elsewhere" + END);
  }

  @Test
  void render_defect_costsNobodyElseAnything() throws IOException {
    home.trouble = new IllegalStateException("a defect");
    home.live(() -> say(render("", "")), () -> home.trouble = null, () -> say(render("", "")));
    assertThat(answers.getFirst()).isEqualTo(proof());
    assertThat(answers.getLast()).contains("ok 10");
  }

  @Test
  void life_told_beginsFirstAndLeavesNothingToFind() throws IOException {
    var seen = new ArrayList<Endpoint>();
    String why = home.live(() -> seen.add(Objects.requireNonNull(home.file.read())));
    assertThat(why).isEqualTo(Departure.STOPPED.words());
    assertThat(home.begun).isEqualTo(1);
    assertThat(seen.getFirst().process()).isEqualTo(home.machine.processes.self());
    assertThat(home.file.read()).isNull();
    assertThat(home.loopback.isClosed()).isTrue();
  }

  @Test
  void life_anotherHasTheLock_isOverAtOnce() throws IOException {
    long other = home.machine.spawn().pid();
    home.machine.disk.secureDirectory(Household.RUN);
    Locks.Held lock =
        Objects.requireNonNull(
            home.machine.locks.of(other).tryLock(Household.RUN.resolve(Resident.LOCK)));
    assertThat(home.live()).contains("another one");
    assertThat(home.file.read()).isNull();
    lock.close();
    assertThat(home.live()).isEqualTo(Departure.STOPPED.words());
  }

  @Test
  void life_nobodyAsks_endsAfterItsTimeAndNotBefore() throws IOException {
    Duration almost = Household.IDLE_FOR.minusSeconds(1);
    String why =
        home.live(
            () -> home.machine.clock.advance(almost),
            () -> say(render("", "")),
            () -> home.machine.clock.advance(almost),
            () -> say(render("", "")),
            () -> home.machine.clock.advance(Household.IDLE_FOR.plusSeconds(1)));
    assertThat(why).isEqualTo(Departure.IDLE.words());
    assertThat(answers).hasSize(2).allMatch(answer -> answer.contains("ok"));
  }

  @Test
  void life_clockIsSet_goesOn() throws IOException {
    String why =
        home.live(
            () -> home.machine.clock.step(Duration.ofDays(400)),
            () -> say(render("", "")),
            () -> home.machine.clock.step(Duration.ofDays(-800)),
            () -> say(render("", "")));
    assertThat(why).isEqualTo(Departure.STOPPED.words());
    assertThat(answers).allMatch(answer -> answer.contains("ok"));
  }

  @Test
  void render_programWasBuiltAnew_isRefusedAndTheLifeOver() throws IOException {
    String why =
        home.live(
            () -> {
              home.machine.disk.put(Household.BUILD_ID, "build 2\n");
              say(render("", ""));
            });
    assertThat(answers).containsExactly(proof() + "no leaving" + END);
    assertThat(why).isEqualTo(Departure.NEW_BUILD.words());
    assertThat(home.inputs).isEmpty();
  }

  @Test
  void life_jdkWasReplaced_isOver() throws IOException {
    assertThat(home.live(() -> home.machine.disk.put(Household.RELEASE, "26\n")))
        .isEqualTo(Departure.NEW_JDK.words());
  }

  @Test
  void life_itsFileIsAnothers_isOverAndTheFileStays() throws IOException {
    String why = home.live(() -> home.machine.disk.put(home.file.path(), "another\n"));
    assertThat(why).isEqualTo(Departure.WITHDRAWN.words());
    assertThat(home.machine.disk.read(home.file.path(), 100)).isNotNull();
  }

  @Test
  void life_itsFileIsGone_isOver() throws IOException {
    assertThat(home.live(() -> home.machine.disk.delete(home.file.path())))
        .isEqualTo(Departure.WITHDRAWN.words());
  }

  @Test
  void log_ofATirelessStranger_staysSmall() throws IOException {
    home.live(
        () -> {
          for (int i = 0; i < 1000; i++) {
            say("nonsense" + END);
          }
        });
    byte[] log =
        Objects.requireNonNull(
            home.machine.disk.read(Household.RUN.resolve(Logbook.LOG), Logbook.MOST_LOG));
    assertThat(new String(log, java.nio.charset.StandardCharsets.UTF_8).lines())
        .hasSize(12) // began, 1 2 4 ... 512, left
        .last()
        .asString()
        .contains("refused 1000 x stranger");
  }

  @Test
  void status_asked_tellsCountsAndNoSecret() throws IOException {
    home.live(() -> say(render("", "")), () -> say(known("status" + END)));
    assertThat(answers.getLast())
        .contains("served 1 lines", "pid " + home.machine.processes.pid())
        .doesNotContain("a".repeat(32));
  }
}
