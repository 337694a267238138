package dev.freshline.reports.app;

import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.recommend.Recommender;
import dev.freshline.reports.recommend.SearchingRecommender;
import dev.freshline.reports.verify.Fleet;
import dev.freshline.reports.verify.FleetVerifier;
import dev.freshline.reports.verify.Verifier;
import java.time.Duration;
import java.util.function.Consumer;

/// The parts of a diagnosis.
///
/// @param verifier asked only with `--verify`
record Parts(
    Predictor predictor, Recommender recommender, WitnessFinder witnesses, Verifier verifier) {
  /// How long both settings are played beside each other, at most.
  private static final Duration VERIFIED_FOR = Duration.ofMinutes(2);

  /// @param progress told what takes long, a line each
  static Parts real(Consumer<String> progress) {
    var predictor = new ModelPredictor();
    return new Parts(
        predictor,
        new SearchingRecommender(Rules.ALL, predictor, ModelPredictor.quick()),
        new SimulatedWitnesses(),
        new FleetVerifier(predictor, Fleet.REAL, VERIFIED_FOR, progress));
  }
}
