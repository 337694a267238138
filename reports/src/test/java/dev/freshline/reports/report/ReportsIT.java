package dev.freshline.reports.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.freshline.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the command writes is what others can read: JSON and SARIF by their schemas, and the page
/// in a browser.
class ReportsIT {
  private static final Path ROOT =
      Path.of(System.getProperty("freshline.root", "..")).toAbsolutePath().normalize();
  private static final int MOST_BYTES = 300_000;
  private static final int MINUTES = 5;

  /// As many as a quick run and a quick gate have.
  private static final int CURVES = 50;

  private static final int PROPERTIES = 100;
  private static final int FAILED = 63;

  private static Path folder;
  private static Path reports;

  @BeforeAll
  static void reviewed(@TempDir Path temporary) throws Exception {
    folder = temporary.toRealPath();
    reports = folder.resolve("reports");
    Path bench = Files.writeString(folder.resolve("bench.json"), bench());
    Path gate = Files.writeString(folder.resolve("gate.json"), gate());
    tune(
        "--profile",
        "review",
        "--bench",
        bench.toString(),
        "--gate",
        gate.toString(),
        "--out",
        reports.toString());
  }

  private static String bench() {
    return "{\"curves\": [" + all(CURVES, ReportsIT::curve) + "]}";
  }

  private static String curve(int i) {
    return """
    {"name": "LeaseCost.acquireRelease (fileSystem=disk, lock=%1$d)", "unit": "us", "percentiles": [
      {"p": 0, "value": 2.9e%2$d}, {"p": 10, "value": 3e%2$d}, {"p": 50, "value": 3.1e%2$d},
      {"p": 90, "value": 4.4e%2$d}, {"p": 99, "value": 9e%2$d}, {"p": 99.9, "value": 52e%2$d},
      {"p": 100, "value": 410e%2$d}]}
    """
        .formatted(i, i % 5);
  }

  private static String gate() {
    return "{\"seed\": 7, \"commit\": \"0123abc\", \"properties\": ["
        + all(PROPERTIES, ReportsIT::property)
        + "]}";
  }

  private static String property(int i) {
    return """
    {"name": "killed-at-a-step", "protocol": "freshline:no-mutant-%d", "runs": 1000, "faults": 40,
     "duplicates": 31, "overlaps": 31, "worstWaitMillis": 45000, "expected": "broken",
     "verdict": "%s", "why": "12 steps; BROKEN: an orphan lived beside its successor, 31 times; published \
    by one whose lock file was replaced"}
    """
        .formatted(i, i == FAILED ? "fail" : "pass");
  }

  private static String all(int count, IntFunction<String> one) {
    return IntStream.range(0, count).mapToObj(one).collect(Collectors.joining(","));
  }

  private static String tune(String... arguments) throws Exception {
    var command = new ArrayList<>(List.of(ROOT.resolve("reports/bin/tune").toString()));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FRESHLINE_"));
    builder.environment().put("FRESHLINE_HOME", folder.resolve("home").toString());
    builder.environment().put("HOME", folder.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("err"))).isBetween(0, 3);
    return out;
  }

  private static List<String> broken(String schema, String document) {
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Schema known = registry.getSchema(schema, InputFormat.JSON);
    return known.validate(document, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  private static String schema() throws IOException {
    return Files.readString(ROOT.resolve("docs/reports.schema.json"));
  }

  /// Advised, infeasible, too little known, and nothing to say of ages.
  @ParameterizedTest
  @CsvSource({
    "--profile=review",
    "--profile=review --max-stale=0",
    "--profile=client-go",
    "--profile=review --durations=few",
    "'--arrivals=bursty:4s,10m,50m'",
    "--arrivals=periodic:5s --waiters=3"
  })
  void json_anyOutcome_isWhatTheSchemaSays(String arguments) throws Exception {
    Path few = Files.writeString(folder.resolve("few"), "6s\n7s\n35s+\n");
    String[] all = (arguments.replace("=few", "=" + few) + " --json").split(" ");
    assertThat(broken(schema(), tune(all))).isEmpty();
  }

  /// The twin: a key of another name is noticed.
  @Test
  void json_otherwiseNamed_isRefused() throws Exception {
    String report = Files.readString(reports.resolve("tune.json"));
    assertThat(broken(schema(), report)).isEmpty();
    assertThat(broken(schema(), report.replace("\"staleFraction\"", "\"stale\""))).isNotEmpty();
    assertThat(broken(schema(), report.replace("\"FAIL\"", "\"BAD\""))).isNotEmpty();
  }

  @Test
  void sarif_ofTheReview_isWhatTheStandardSays() throws Exception {
    String sarif = Files.readString(reports.resolve("tune.sarif"));
    assertThat(broken(sarifSchema(), sarif)).isEmpty();
    assertThat(broken(sarifSchema(), sarif.replace("\"ruleId\"", "\"rule\""))).isNotEmpty();
    JsonNode run = Json.read(sarif.getBytes(UTF_8)).path("runs").path(0);
    assertThat(run.path("results")).hasSizeGreaterThanOrEqualTo(15);
    assertThat(run.path("tool").path("driver").path("rules")).hasSize(20);
  }

  private static String sarifSchema() throws IOException {
    try (InputStream in = ReportsIT.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return new String(
          Objects.requireNonNull(in, "the schema of SARIF is not in the jar").readAllBytes(),
          UTF_8);
    }
  }

  @Test
  void html_ofTheReview_isSmallAndLoadsNothing() throws Exception {
    String html = Files.readString(reports.resolve("tune.html"));
    assertThat(html.getBytes(UTF_8).length).isLessThan(MOST_BYTES);
    assertThat(html).doesNotContainPattern("(src|href)=\"(https?:)?//").doesNotContain("@import");
  }

  @ParameterizedTest
  @CsvSource({"360, false", "360, true", "1440, false", "1440, true"})
  void html_inABrowser_isWholeAndFits(int width, boolean dark, @TempDir Path profile)
      throws Exception {
    Path program = Chromium.program();
    assumeTrue(
        program != null,
        "no Chromium on the PATH: install one (apt-get install chromium), or name it with"
            + " FRESHLINE_CHROMIUM");
    try (Chromium browser =
        Chromium.start(Objects.requireNonNull(program), profile.resolve("profile"))) {
      browser.open(reports.resolve("tune.html"), width, dark);
      browser.picture(
          ROOT.resolve("reports/target/screenshots/" + width + (dark ? "-dark" : "") + ".png"));
      assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
          .as("wider than the window")
          .isLessThanOrEqualTo(width);
      assertThat(texts(browser, DRAWN))
          .contains("age-chart", "map-chart", "front-chart", "run-time-chart", "latency-chart")
          .contains("witness-1");
      assertThat(texts(browser, CUT)).as("labels that are cut or lie on each other").isEmpty();
      assertThat(texts(browser, NAMELESS)).as("what a screen reader has no name for").isEmpty();
      assertThat(browser.evaluate("document.querySelectorAll('.place.now,.place.new').length"))
          .as("both points on the map and the front, in two sizes")
          .hasToString("8");
      assertThat(texts(browser, GATE_SEEN)).containsExactly("freshline:no-mutant-" + FAILED);
      assertThat(browser.evaluate("document.querySelector('#gate details').textContent").asText())
          .contains("no-mutant-0", "no-mutant-" + (PROPERTIES - 1));
      assertThat(browser.evaluate(BACKGROUND).asInt() < 128).as("dark").isEqualTo(dark);
      readsOutByKeyboard(browser);
      assertThat(browser.complaints()).isEmpty();
    }
  }

  private static void readsOutByKeyboard(Chromium browser) throws Exception {
    browser.evaluate(
        "[...document.querySelectorAll('#map-chart svg')].find(s => s.clientWidth).focus()");
    browser.press("ArrowRight");
    assertThat(browser.evaluate("document.querySelector('#map-chart output').textContent").asText())
        .startsWith("fresh for ")
        .contains("cooldown ")
        .endsWith(" stale");
  }

  private static List<String> texts(Chromium browser, String expression) throws Exception {
    var texts = new ArrayList<String>();
    browser.evaluate(expression).forEach(each -> texts.add(each.asText()));
    return texts;
  }

  /// Protocols of the gate's table that are seen without unfolding anything.
  private static final String GATE_SEEN =
      """
      [...document.querySelectorAll('#gate td')].filter(
          cell => cell.checkVisibility() && cell.textContent.startsWith('freshline:'))
          .map(cell => cell.textContent)
      """;

  /// Figures of which exactly one drawing is seen, and has something in it.
  private static final String DRAWN =
      """
      [...document.querySelectorAll('figure')].filter(f => {
        const seen = [...f.querySelectorAll('svg')].filter(s => s.clientWidth > 0);
        return seen.length === 1 && seen[0].querySelectorAll('path,circle,line').length > 3;
      }).map(f => f.id)
      """;

  /// Texts of a drawing that reach beyond it, or into another.
  private static final String CUT =
      """
      [...document.querySelectorAll('svg.chart')].filter(s => s.clientWidth > 0).flatMap(s => {
        const all = s.getBoundingClientRect();
        const texts = [...s.querySelectorAll('text')].map(t => [t, t.getBoundingClientRect()]);
        const cut = texts.filter(([, b]) => b.left < all.left - 1 || b.right > all.right + 1
            || b.top < all.top - 1 || b.bottom > all.bottom + 1).map(([t]) => 'cut: ' + t.textContent);
        const over = texts.flatMap(([t, a], i) => texts.slice(i + 1)
            .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2
                && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
            .map(([u]) => 'over: ' + t.textContent + ' / ' + u.textContent));
        return [...cut, ...over].map(w => s.closest('figure').id + ' ' + w);
      })
      """;

  /// Drawings without title or description, fields without a name, a page without landmarks.
  private static final String NAMELESS =
      """
      (() => {
        const told = (e, a) => (e.getAttribute(a) || '').split(' ')
            .some(id => document.getElementById(id)?.textContent);
        const bad = [...document.querySelectorAll('svg')]
            .filter(s => !told(s, 'aria-labelledby') || !told(s, 'aria-describedby')
                || s.getAttribute('role') !== 'img')
            .map(s => 'svg of ' + s.closest('figure')?.id);
        for (const s of document.querySelectorAll('section')) {
          if (!told(s, 'aria-labelledby')) bad.push('section ' + s.id);
        }
        for (const l of ['main', 'nav[aria-label]', 'h1', 'a.skip', 'html[lang]', 'title']) {
          if (!document.querySelector(l)) bad.push('no ' + l);
        }
        return bad;
      })()
      """;

  private static final String BACKGROUND =
      "Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])";
}
