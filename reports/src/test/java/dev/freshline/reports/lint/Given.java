package dev.freshline.reports.lint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A subject to be judged: a profile, some of its keys changed, under the review's workload.
///
/// Runs of 5 to 40 s, ten sessions, and renders whose 95th wait is 3 s.
record Given(
    Protocol protocol,
    Distribution service,
    @Nullable Sample sample,
    @Nullable Figure stale,
    @Nullable Figure busy) {
  private static final double GAP = 3 / Math.log(20);

  static Given profile(String name) {
    return of(Profiles.named(name));
  }

  static Given of(Protocol protocol) {
    return new Given(protocol, new Uniform(5, 40), null, null, null);
  }

  Given runs(double low, double high) {
    return new Given(protocol, new Uniform(low, high), sample, stale, busy);
  }

  /// @param changes such as `lock.staleAfter=38s, killsTree=true, gate=open`
  Given with(String changes) {
    try {
      Protocol changed = protocol;
      for (String change : changes.split(", ", -1)) {
        if (!change.isBlank()) {
          String[] pair = change.split("=", 2);
          String key = pair[0].strip();
          String value = pair[1].strip();
          changed =
              value.equals("open") ? open(changed, key) : ProtocolJson.with(changed, key, value);
        }
      }
      return new Given(changed, service, sample, stale, busy);
    } catch (InvalidProtocolException e) {
      throw new IllegalArgumentException(changes, e);
    }
  }

  /// What stands in its place stays, as in a file that lists the key under `open`.
  private static Protocol open(Protocol protocol, String key) throws InvalidProtocolException {
    ObjectNode root = ProtocolJson.write(protocol);
    root.withArray("open").add(key);
    return ProtocolJson.read(root);
  }

  /// With one other value for a key, and no other for any.
  Given aliased(String key, String value) {
    try {
      ObjectNode root = ProtocolJson.write(protocol);
      root.putObject("aliases").putArray(key).add(value);
      return new Given(ProtocolJson.read(root), service, sample, stale, busy);
    } catch (InvalidProtocolException e) {
      throw new IllegalArgumentException(key + " = " + value, e);
    }
  }

  Given stale(double value, double low, double high) {
    return new Given(
        protocol, service, sample, new Figure(value, low, high, Figure.Method.SIMULATION), busy);
  }

  Given busy(double secondsPerHour) {
    return busy(secondsPerHour, secondsPerHour, secondsPerHour);
  }

  Given busy(double value, double low, double high) {
    return new Given(
        protocol, service, sample, stale, new Figure(value, low, high, Figure.Method.SIMULATION));
  }

  /// Of n runs observed, evenly from 5 to 40 s, the last ones ended early.
  Given observed(int n, int censored) {
    var runs =
        IntStream.range(0, n)
            .mapToObj(i -> new Sample.Run(n == 1 ? 5 : 5 + 35.0 * i / (n - 1), i >= n - censored))
            .toList();
    return observed(runs);
  }

  Given observed(List<Sample.Run> runs) {
    return new Given(protocol, service, new Sample(runs, "durations.txt"), stale, busy);
  }

  Subject subject() {
    var workload = new Workload(service, sample, new Demand.Poisson(GAP), 0, 0, 10, 0, 1);
    return new Subject(protocol, Map.of(), workload, prediction(), Budget.DEFAULT);
  }

  private Prediction prediction() {
    return new Prediction(
        null, null, null, Map.of(), stale, null, null, busy, null, null, null, null, null);
  }

  Finding check(String code) {
    return rule(code).check(subject());
  }

  static Rule rule(String code) {
    return Rules.ALL.stream()
        .filter(rule -> rule.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + code));
  }

  List<String> failed() {
    var failed = new ArrayList<String>();
    for (Finding finding : Rules.check(subject())) {
      if (finding.status() == Finding.Status.FAIL) {
        failed.add(finding.rule());
      }
    }
    return failed;
  }
}
