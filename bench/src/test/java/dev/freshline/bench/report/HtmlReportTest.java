package dev.freshline.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(src|href|action|data)\\s*=\\s*[\"']?(https?:|//)|url\\(|@import|<link[^>]+href=\"(?!data:)");

  private static final int MOST_BYTES = 300 << 10;

  private final String page = HtmlReport.of(Results.full());

  @Test
  void of_anyResult_refersToNothingOutside() {
    assertThat(OUTSIDE.matcher(page).results().map(found -> found.group())).isEmpty();
    assertThat(page.length()).isLessThan(MOST_BYTES);
  }

  @Test
  void of_everySection_isThere() {
    assertThat(page)
        .contains(
            "id=\"checks\"", "id=\"process\"", "id=\"lock\"", "id=\"waits\"", "id=\"growth\"");
  }

  @Test
  void of_nameWithMarkup_isText() {
    assertThat(page).contains("ccline &lt;1&gt;").doesNotContain("ccline <1>");
  }

  @Test
  void of_waitsThatHaveNotEnded_areLowerBounds() {
    assertThat(page).contains("&gt;= 90.1 s", "not ended", "50 %");
  }

  @Test
  void of_peerThatIsAbsent_saysWhy() {
    assertThat(page).contains("absent: its package is not for this machine");
  }

  /// A goal that is missed fails no run, and is not passed over in silence.
  @Test
  void of_missedChecks_areCountedAtTheTop() {
    assertThat(page).contains("passed", "0 of 1 bounds and goals were held; what was missed is a");
    assertThat(HtmlReport.of(Results.checked(true, false)))
        .contains("failed", "1 of 2 bounds and goals were held; a bound was missed.");
    assertThat(HtmlReport.of(Results.checked(true, true)))
        .contains("All 2 bounds and goals were held.");
    assertThat(HtmlReport.of(Results.checked()))
        .contains("Nothing was measured for which there is a bound.");
  }
}
