package dev.freshline.events;

import static dev.freshline.events.Samples.AUTHOR;
import static dev.freshline.events.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.events.Event.Fenced;
import dev.freshline.events.Event.LimitSample;
import dev.freshline.reading.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FoldTest {
  private static Fold fold(List<Entry<? extends Event>> entries) {
    var fold = new Fold();
    entries.forEach(fold::add);
    return fold;
  }

  private static Entry<Event> entry(Moment at, Event event) {
    return new Entry<>(at, AUTHOR, event);
  }

  @Test
  void add_anyOrder_givesTheSameView() {
    var entries = new ArrayList<Entry<? extends Event>>();
    for (int i = 0; i < 300; i++) {
      entries.add(entry(at(i * 7L), Samples.served()));
      entries.add(entry(at(i * 11L), Samples.render(Step.DEFERRED, Cause.BUSY, i % 2 == 0)));
      entries.add(entry(at(i), Samples.run(at(i), i)));
    }
    JournalView expected = fold(entries).view();
    Collections.shuffle(entries, new Random(5));
    JournalView shuffled = fold(entries).view();
    assertThat(shuffled.runs()).isEqualTo(expected.runs());
    assertThat(shuffled.decisions()).containsExactlyInAnyOrderElementsOf(expected.decisions());
  }

  @Test
  void json_anyEvent_isReadBack() {
    var fold = new Fold();
    Samples.oneOfEach().forEach(event -> fold.add(entry(at(0), event)));
    fold.addSkipped();
    assertThat(Fold.of(fold.json()).view()).isEqualTo(fold.view());
  }

  @Test
  void trim_tooManyRuns_dropsTheOldestAndCountsThem() {
    var fold = new Fold();
    for (int i = 0; i < Fold.MAX_RUNS + 3; i++) {
      fold.add(entry(at(i), Samples.run(at(i), i)));
    }
    fold.trim(at(0));
    assertThat(fold.view().runs()).hasSize(Fold.MAX_RUNS);
    assertThat(fold.view().runs().get(0).at()).isEqualTo(at(3));
    assertThat(fold.view().dropped()).isEqualTo(3);
  }

  @Test
  void trim_tooManyDecisions_dropsTheOldest() {
    var fold = new Fold();
    for (int i = 0; i < Fold.MAX_DECISIONS + 2; i++) {
      fold.add(entry(at(i), new Fenced("ccusage", "token " + i)));
    }
    fold.trim(at(0));
    assertThat(fold.view().decisions()).hasSize(Fold.MAX_DECISIONS);
    assertThat(fold.view().decisions().get(0).first()).isEqualTo(at(2));
    assertThat(fold.view().dropped()).isEqualTo(2);
  }

  @Test
  void trim_windowThatWasReset_losesItsSamplesAlone() {
    var fold = new Fold();
    fold.add(entry(at(0), new LimitSample("five_hour", 90, at(60).at(), at(0))));
    fold.add(entry(at(0), new LimitSample("seven_day", 20, at(6000).at(), at(0))));
    fold.trim(at(60));
    assertThat(fold.view().samples())
        .extracting(sample -> sample.event().window())
        .containsExactly("seven_day");
  }

  @Test
  void trim_tooManySamples_keepsAFewThatSpanThemAll() {
    var fold = new Fold();
    for (int i = 0; i < 5000; i++) {
      fold.add(entry(at(i), Samples.sample(i / 100.0, at(i))));
    }
    fold.trim(at(0));
    List<Entry<LimitSample>> samples = fold.view().samples();
    assertThat(samples).hasSizeBetween(Fold.MAX_SAMPLES / 2, Fold.MAX_SAMPLES);
    assertThat(samples.get(0).event().observedAt().at()).isBefore(at(20).at());
    assertThat(samples.get(samples.size() - 1).event().observedAt()).isEqualTo(at(4999));
  }

  @Test
  void trim_manyWindows_keepsABoundedNumber() {
    var fold = new Fold();
    for (int i = 0; i < 100; i++) {
      fold.add(entry(at(i), new LimitSample("window-" + i, 1, null, at(i))));
    }
    fold.trim(at(0));
    assertThat(fold.view().samples()).hasSize(Fold.MAX_WINDOWS);
  }

  @Test
  void of_entriesThatCannotBeRead_skipsAndCountsThem() {
    var fold = new Fold();
    Samples.oneOfEach().forEach(event -> fold.add(entry(at(0), event)));
    var document = fold.json();
    document.withArray("/runs").add(7);
    document.withArray("/decisions").addObject().put("v", 1);
    JournalView view = Fold.of(document).view();
    assertThat(view.skipped()).isEqualTo(2);
    assertThat(view.runs()).hasSize(1);
  }
}
