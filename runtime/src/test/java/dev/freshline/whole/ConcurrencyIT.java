package dev.freshline.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Twenty sessions at once over one slow ccusage.
class ConcurrencyIT {
  private static final int SESSIONS = 20;
  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private Desk desk;

  @BeforeEach
  void desk() throws Exception {
    desk = Desk.in(folder);
    desk.settings("{\"timings\": {\"fetchTimeout\": \"45s\", \"cooldown\": \"60s\"}}");
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    desk.requireNothingLeft();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void render_twentyAtOnceAndTheCacheOutdated_startOneCcusage(boolean cold) throws Exception {
    if (!cold) {
      Objects.requireNonNull(desk.publish().reading())
          .writeOlder(desk.readingFile(), Duration.ofMinutes(5));
    }
    long before = desk.token();
    int runs = desk.ccusage().runs();
    desk.ccusage().lasts("3").costs("11.00").hold();

    List<String> lines = linesOf(renders());
    // Held back, the run cannot have ended: so no render has waited for it.
    assertThat(desk.ccusage().ends()).isEqualTo(runs);
    assertThat(lines).hasSize(SESSIONS).allMatch(line -> line.contains(Input.COST));
    assertThat(lines).allMatch(line -> line.contains(cold ? "block ?" : "$9.00"));

    Await.until("the run", SOON, () -> desk.ccusage().runs() > runs);
    desk.ccusage().release();
    Await.until("a publication", SOON, () -> desk.token() > before);
    assertThat(linesOf(renders())).allMatch(line -> line.contains("$11.00"));
    assertThat(desk.ccusage().runs()).isEqualTo(runs + 1);
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  @Test
  void refresh_twentyAtOnce_runOnceAndTheOthersNameTheHolder() throws Exception {
    desk.ccusage().hold();
    List<Desk.Run> runs = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      runs.add(desk.start("refresh", "--session=s-" + i));
    }
    Await.until("the others' end", Desk.LIMIT, () -> alive(runs).size() == 1);
    Desk.Run winner = alive(runs).getFirst();
    desk.ccusage().release();

    String holder = "pid " + winner.process.pid() + " on ";
    for (Desk.Run run : runs) {
      Ended ended = run.await();
      if (run == winner) {
        assertThat(ended.exit()).as(ended.toString()).isZero();
        assertThat(ended.out()).startsWith("ccusage: published");
      } else {
        assertThat(ended.exit()).as(ended.toString()).isEqualTo(75);
        assertThat(ended.out())
            .startsWith("deferred: " + holder)
            .contains(" for session s-", " is refreshing since ");
      }
    }
    assertThat(desk.ccusage().runs()).isEqualTo(1);
    assertThat(desk.ccusage().overlaps()).isZero();
  }

  private static List<Desk.Run> alive(List<Desk.Run> runs) {
    return runs.stream().filter(run -> run.process.isAlive()).toList();
  }

  private List<Desk.Run> renders() throws Exception {
    List<Desk.Run> runs = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      runs.add(desk.startRender(Input.of("s-" + i)));
    }
    return runs;
  }

  private static List<String> linesOf(List<Desk.Run> runs) throws Exception {
    List<String> lines = new ArrayList<>();
    for (Desk.Run run : runs) {
      lines.add(run.await().line());
    }
    return lines;
  }
}
