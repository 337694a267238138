package dev.freshline.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.freshline.events.Event.FetchRun;
import dev.freshline.events.Event.Kind;
import dev.freshline.events.Event.RenderDecision;
import dev.freshline.reading.Moment;
import dev.freshline.wire.Json;
import dev.freshline.wire.MalformedException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {
  static List<Event> events() {
    return Samples.oneOfEach();
  }

  @Test
  void samples_ofAllKinds_areThere() {
    assertThat(events()).extracting(Event::kind).containsExactlyInAnyOrder(Kind.values());
  }

  @ParameterizedTest
  @MethodSource("events")
  void line_anyEvent_isReadBack(Event event) {
    var entry = new Entry<>(Samples.NOON, Samples.AUTHOR, event);
    var read = new ArrayList<Entry<? extends Event>>();
    assertThat(Lines.read(Lines.line(entry), read::add)).isZero();
    assertThat(read).isEqualTo(List.of(entry));
  }

  @Test
  void line_withoutUptimeAndSession_isReadBack() {
    var entry =
        new Entry<>(
            new Moment(Instant.ofEpochMilli(5), null), new Author(1, null), Samples.served());
    var read = new ArrayList<Entry<? extends Event>>();
    Lines.read(Lines.line(entry), read::add);
    assertThat(read).isEqualTo(List.of(entry));
  }

  @Test
  void line_servedRender_isAsDocumented() {
    var entry =
        new Entry<>(
            new Moment(Instant.ofEpochMilli(5), null), new Author(1, "s"), Samples.served());
    assertThat(new String(Lines.line(entry), UTF_8))
        .isEqualTo(
            """
            {"v":1,"at":5,"pid":1,"session":"s","event":"RENDER","step":"SERVED","cause":"COOLDOWN","stale":false,"source":"ccusage","marked":false}
            """);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void entry_renderOfABuildWithoutMarks_isMarkedAsItsSourceWas(boolean stale) throws IOException {
    var line =
        """
        {"v":1,"at":5,"pid":1,"event":"RENDER","step":"SERVED","cause":"COOLDOWN","stale":%s}
        """
            .formatted(stale);
    assertThat(Codec.entry(Json.read(line.getBytes(UTF_8))).event())
        .isEqualTo(
            new RenderDecision(
                new Ruling(Step.SERVED, Cause.COOLDOWN, "", stale), stale, List.of()));
  }

  @Test
  void line_longestRender_fitsIntoOneWrite() {
    String wide = "\u6F22".repeat(10_000);
    var holder = new Holder(Long.MAX_VALUE, wide, Instant.ofEpochMilli(Long.MAX_VALUE));
    var ruling = new Ruling(Step.REFRESHED, Cause.DEBOUNCED, wide, true, holder, wide);
    var ages =
        Collections.nCopies(
            99, new FigureAge("\u6F22".repeat(20), Duration.ofMillis(Long.MAX_VALUE)));
    var entry =
        new Entry<>(
            Samples.NOON, new Author(Long.MAX_VALUE, wide), new RenderDecision(ruling, true, ages));
    assertThat(Lines.line(entry).length).isBetween(2000, Lines.MAX_LINE);
  }

  @Test
  void line_longestRun_fitsIntoOneWrite() {
    String wide = "\u6F22".repeat(10_000);
    var run =
        new FetchRun(
            wide, wide, Samples.NOON, Duration.ofDays(1), wide, true, Long.MAX_VALUE, wide);
    assertThat(Lines.line(new Entry<>(Samples.NOON, new Author(1, wide), run)).length)
        .isBetween(1000, Lines.MAX_LINE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'v':2,'at':5,'pid':1,'event':'PUBLISHED','source':'x','token':1}",
        "{'v':1,'pid':1,'event':'PUBLISHED','source':'x','token':1}",
        "{'v':1,'at':5,'event':'PUBLISHED','source':'x','token':1}",
        "{'v':1,'at':5,'pid':1,'event':'NEWS'}",
        "{'v':1,'at':5,'pid':1,'event':'RENDER','step':'DANCED','cause':'COOLDOWN'}",
        "{'v':1,'at':5,'pid':1,'event':'SAMPLE','window':'w','percent':-1,'observed':{'at':5}}",
        "{'v':1,'at':5,'pid':1,'event':'RUN','source':'x','began':{'at':1},'took':-1,'outcome':'y'}",
        "[]",
        "7"
      })
  void entry_notOfThisFormat_isMalformed(String json) throws IOException {
    var node = Json.read(json.replace('\'', '"').getBytes(UTF_8));
    assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> Codec.entry(node));
  }

  @Test
  void repeated_isReadBack() throws MalformedException {
    var repeated =
        new Repeated(
            new Entry<>(Samples.at(9), Samples.AUTHOR, Samples.served()), Samples.NOON, 12);
    assertThat(Codec.repeated(Codec.node(repeated))).isEqualTo(repeated);
  }
}
