package dev.freshline.reports.app;

import dev.freshline.app.Inspection;
import dev.freshline.events.Journal;
import dev.freshline.host.RealDisk;
import dev.freshline.reports.diagnose.Verification;
import dev.freshline.reports.diagnose.Verification.Row;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.predict.Figure;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.recommend.Recommendation;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Infeasible;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// The command with parts that answer at once: every figure is 0, and what is recommended is given.
final class Tune {
  private static final Figure ZERO = Figure.exact(0);

  private final Map<String, String> environment = new HashMap<>();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  final List<Workload> predicted = new ArrayList<>();
  private @Nullable String change;
  private boolean refuses;
  int verified;

  Tune(Path home) {
    environment.put("FRESHLINE_HOME", home.toString());
    environment.put("HOME", home.toString());
    environment.put("PATH", "");
  }

  /// Recommends the current settings with one key changed.
  Tune recommending(String key, String value) {
    change = key + '=' + value;
    return this;
  }

  /// Recommends nothing.
  Tune recommendingNothing() {
    refuses = true;
    return this;
  }

  /// Of this user.
  Journal journal() {
    return new Journal(new RealDisk(), Inspection.of(environment).journalFolder(), new Random(1));
  }

  Tune with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var desk = new Desk(environment, new PrintWriter(out, true), new PrintWriter(err, true), false);
    var parts = new Parts(this::predict, this::recommend, (_, _, _) -> List.of(), this::verify);
    return Cli.commandLine(desk, () -> Inspection.of(environment), new Examiner(parts))
        .execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  private Prediction predict(Protocol protocol, Workload workload, long seed) {
    predicted.add(workload);
    return figures();
  }

  private static Prediction figures() {
    return new Prediction(
        ZERO, ZERO, ZERO, Map.of(0.99, ZERO), ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);
  }

  private Recommendation recommend(Subject current, long seed) {
    if (refuses) {
      return new Infeasible(List.of("LOAD_BUDGET"), "too slow", List.of());
    }
    if (change == null) {
      return new Advised(
          new Proposal("as it is", current.protocol(), figures(), List.of()),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    }
    try {
      String[] pair = change.split("=", 2);
      Protocol changed = ProtocolJson.with(current.protocol(), pair[0], pair[1]);
      return new Advised(
          new Proposal("changed", changed, figures(), List.of()),
          List.of(),
          List.of(),
          List.of(),
          List.of());
    } catch (InvalidProtocolException e) {
      throw new IllegalArgumentException(change, e);
    }
  }

  private Verification verify(
      Protocol current, @Nullable Protocol recommended, Workload workload, long seed) {
    verified++;
    List<Row> rows = new ArrayList<>(List.of(agreeing("current")));
    if (recommended != null) {
      rows.add(agreeing("recommended"));
    }
    return new Verification(0.02, rows, List.of("played"));
  }

  private static Row agreeing(String protocol) {
    return new Row(protocol, "cycleSeconds", Figure.exact(100), Figure.exact(100), false);
  }
}
