package dev.freshline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Keeps `docs/journal.md` in step with the code.
class JournalDocumentTest {
  private static String page = "";

  @BeforeAll
  static void readPage() throws IOException {
    page =
        Files.readString(
            Path.of(System.getProperty("freshline.root", "..")).resolve("docs/journal.md"));
  }

  @ParameterizedTest
  @EnumSource(Event.Kind.class)
  void page_event_isDescribed(Event.Kind kind) {
    assertThat(page.lines())
        .anyMatch(line -> line.startsWith("| `") && line.contains("`" + kind.name() + "`"));
  }

  @ParameterizedTest
  @EnumSource(Step.class)
  void page_step_isNamed(Step step) {
    assertThat(page).contains("`" + step.name() + "`");
  }

  @ParameterizedTest
  @EnumSource(Cause.class)
  void page_cause_isNamed(Cause cause) {
    assertThat(page).contains("`" + cause.name() + "`");
  }

  @Test
  void page_bounds_areThoseOfTheCode() {
    assertThat(page)
        .contains(Journal.MAX_LIVE / 1024 / 1024 + " MiB; folded from " + Journal.FOLD_FROM / 1024)
        .contains("2,000 entries; the same decision within " + Fold.BUCKET.toMinutes() + " minutes")
        .contains("the last 5,000")
        .contains(Fold.MAX_SAMPLES + " for each of " + Fold.MAX_WINDOWS + " windows")
        .contains(Words.MAX_REASON + " characters, a name " + Words.MAX_NAME)
        .contains("| " + Asides.MAX_ASIDES + " of them |")
        .contains("at least " + Asides.SETTLE.toSeconds() + " s later");
    assertThat(Fold.MAX_DECISIONS).isEqualTo(2_000);
    assertThat(Fold.MAX_RUNS).isEqualTo(5_000);
    assertThat(Lines.MAX_LINE).isEqualTo(4_096);
  }
}
