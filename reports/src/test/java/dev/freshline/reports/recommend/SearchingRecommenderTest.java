package dev.freshline.reports.recommend;

import dev.freshline.reports.lint.Budget;
import dev.freshline.reports.lint.Rules;
import dev.freshline.reports.lint.Subject;
import dev.freshline.reports.recommend.Recommendation.Advised;
import dev.freshline.reports.recommend.Recommendation.Choice;
import dev.freshline.reports.recommend.Recommendation.Proposal;
import dev.freshline.reports.workload.Demand;
import dev.freshline.reports.workload.Distribution;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SearchingRecommenderTest {
  @Test
  void show() {
    for (String name : Profiles.NAMES) {
      var sketch = new Sketch();
      long start = System.nanoTime();
      Recommendation r = recommend(Profiles.named(name), Shape.uniform(5, 40), sketch);
      System.out.println(
          "##### "
              + name
              + " asked "
              + sketch.asked
              + " in "
              + (System.nanoTime() - start) / 1_000_000
              + " ms");
      if (r instanceof Advised a) {
        print(a.best());
        a.repairs().forEach(SearchingRecommenderTest::print);
        a.evidence().forEach(System.out::println);
        System.out.println(a.front().size() + " " + a.map().size());
      } else {
        System.out.println(r);
      }
    }
  }

  private static void print(Proposal p) {
    System.out.println("== " + p.name() + " " + Spoken.outcome(p.prediction()));
    for (Choice c : p.choices()) {
      System.out.println(
          "   "
              + c.key()
              + ": "
              + c.old()
              + " -> "
              + c.value()
              + " | "
              + c.why()
              + " | "
              + c.bindingRule()
              + " "
              + c.slack()
              + " | "
              + c.price());
    }
  }

  static Recommendation recommend(Protocol protocol, Distribution service, Sketch sketch) {
    var workload = new Workload(service, null, new Demand.Poisson(1), 0, 0, 10, 9, 1);
    var subject =
        new Subject(
            protocol, Map.of(), workload, sketch.predict(protocol, workload, 1), Budget.DEFAULT);
    return new SearchingRecommender(Rules.ALL, sketch, sketch).recommend(subject, 1);
  }
}
