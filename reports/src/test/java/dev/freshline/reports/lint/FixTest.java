package dev.freshline.reports.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.reports.input.ProtocolSource;
import dev.freshline.reports.input.UsageException;
import dev.freshline.reports.lint.Finding.Status;
import dev.freshline.stress.protocol.Profiles;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Does what the fixes say, and looks whether that helps.
class FixTest {
  static final List<String> NAMES = Profiles.NAMES;

  private static final Pattern FIRST = Pattern.compile("^set ([a-zA-Z.]+=(?:\\{[^}]*}|[^ ,:;]+))");

  /// A fix that takes more than the one key: a group, all places at once, the gate's own age.
  private static final List<String> BEYOND_ONE_KEY =
      List.of("ONE_SOURCE", "FRESH_COVERS_CYCLE review-after", "FAILURE_GATE review-after");

  @ParameterizedTest
  @FieldSource("NAMES")
  void fix_eachThatNamesAValue_makesTheRulePass(String profile) throws UsageException {
    Given given = Given.profile(profile);
    for (Finding finding : Rules.check(given.subject())) {
      Matcher fix = FIRST.matcher(finding.fix());
      boolean beyond =
          BEYOND_ONE_KEY.stream().anyMatch(one -> (finding.rule() + " " + profile).startsWith(one));
      if (finding.status() == Status.FAIL && fix.find() && !beyond) {
        assertThat(repaired(profile, fix.group(1), finding.rule()).status())
            .as(profile + ": " + finding + " with " + fix.group(1))
            .isNotEqualTo(Status.FAIL);
      }
    }
  }

  private static Finding repaired(String profile, String change, String rule)
      throws UsageException {
    // A kernel's lock has no age.
    List<String> changes =
        change.equals("lock.kind=kernel")
            ? List.of(change, "lock.staleAfter=none", "lock.stealsFromLiving=false")
            : List.of(change);
    return Given.of(new ProtocolSource(changes).profile(profile).protocol()).check(rule);
  }
}
