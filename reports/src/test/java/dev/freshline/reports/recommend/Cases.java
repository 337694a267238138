package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.lint.Tail;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.predict.Prediction;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Distributions;
import dev.freshline.reports.workload.Empirical;
import dev.freshline.reports.workload.Sample;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What tests of recommendations begin with.
final class Cases {
  static final long SEED = 1;

  private Cases() {}

  /// A profile with settings changed: `protocol("review", "cooldown=78s", "gate=stale-first")`.
  static Protocol protocol(String profile, String... settings) {
    Protocol protocol = Profiles.named(profile);
    try {
      for (String setting : settings) {
        String[] pair = setting.split("=", 2);
        protocol = ProtocolJson.with(protocol, pair[0], pair[1]);
      }
      return protocol;
    } catch (InvalidProtocolException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static Distribution distribution(String text) {
    try {
      return Distributions.parse(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Run times as given, a render every `gap` seconds.
  static Workload workload(String service, double gap) {
    return workload(distribution(service), null, gap);
  }

  /// Run times as observed.
  static Workload observed(String service, int runs, long seed, double gap) {
    Sample sample = sample(distribution(service), runs, seed);
    return workload(Empirical.of(sample), sample, gap);
  }

  static Workload workload(Distribution service, @Nullable Sample sample, double gap) {
    return new Workload(service, sample, new Demand.Poisson(gap), 0, 0, 10, 0, 1);
  }

  static Sample sample(Distribution truth, int runs, long seed) {
    var random = new SplittableRandom(seed);
    List<Sample.Run> drawn = new ArrayList<>();
    for (int i = 0; i < runs; i++) {
      drawn.add(new Sample.Run(truth.sample(random), false));
    }
    return new Sample(drawn, "a test");
  }

  static Subject subject(Protocol protocol, Workload workload, Budget budget) {
    return new Subject(
        protocol,
        Map.of(),
        workload,
        ModelPredictor.quick().predict(protocol, workload, SEED),
        budget);
  }

  /// A subject of which no rule knows what it does: quick to make.
  static Subject unpredicted(Protocol protocol, Workload workload, Budget budget) {
    var nothing =
        new Prediction(
            null, null, null, Map.of(), null, null, null, null, null, null, null, null, null);
    return new Subject(protocol, Map.of(), workload, nothing, budget);
  }

  static Recommendation recommend(Protocol protocol, Workload workload, Budget budget) {
    return new SearchingRecommender(Rules.ALL, new ModelPredictor(), ModelPredictor.quick())
        .recommend(subject(protocol, workload, budget), SEED);
  }

  static Recommendation recommend(Protocol protocol, Workload workload) {
    return recommend(protocol, workload, Budget.DEFAULT);
  }

  /// As the recommender sees a subject.
  static Situation situation(Subject subject) {
    return switch (Tail.of(subject.workload(), subject.budget().coveredShare())) {
      case Tail.Known known -> new Situation(new Lint(Rules.ALL, subject), known);
      case Tail.Unknown unknown -> throw new IllegalArgumentException(unknown.why());
    };
  }

  static Solver solver(Subject subject) {
    Situation situation = situation(subject);
    return new Solver(situation, estimator(subject.workload()), Terms.ALL);
  }

  static SurfaceEstimator estimator(Workload workload) {
    return new SurfaceEstimator(
        workload, each -> ModelPredictor.quick().predict(each, workload, SEED));
  }
}
