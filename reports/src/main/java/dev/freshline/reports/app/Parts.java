package dev.freshline.reports.app;

import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.predict.ModelPredictor;
import dev.freshline.reports.predict.Predictor;
import dev.freshline.reports.recommend.Recommender;
import dev.freshline.reports.recommend.SearchingRecommender;
import dev.freshline.reports.verify.Verifier;

/// The parts of a diagnosis.
///
/// @param verifier asked only with `--verify`
record Parts(
    Predictor predictor, Recommender recommender, WitnessFinder witnesses, Verifier verifier) {

  static Parts real() {
    var predictor = new ModelPredictor();
    return new Parts(
        predictor,
        new SearchingRecommender(Rules.ALL, predictor, ModelPredictor.quick()),
        new WitnessFinder(),
        (_, _, _, _) -> {
          throw new UnsupportedOperationException("TODO");
        });
  }
}
