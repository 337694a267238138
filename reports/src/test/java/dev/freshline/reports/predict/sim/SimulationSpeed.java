package dev.freshline.reports.predict.sim;

import static dev.freshline.reports.predict.Cases.plain;
import static dev.freshline.reports.predict.Cases.workload;

import dev.freshline.reports.predict.Situation;
import dev.freshline.reports.workload.Workload;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import java.lang.management.ManagementFactory;

/// How many events a second of one core the simulation plays; run by hand.
///
/// ```sh
/// mvn -q -Dquick package test-compile -pl reports -am
/// java -cp 'reports/target/classes:reports/target/test-classes:reports/target/dist/lib/*' \
///   dev.freshline.reports.predict.sim.SimulationSpeed
/// ```
///
/// The time is the thread's own on a processor, so that a busy machine does not count.
final class SimulationSpeed {
  private static final Precision LONG = new Precision(1e-12, 1e-12, 1_000, 10_000_000);
  private static final int ROUNDS = 4;

  private SimulationSpeed() {}

  public static void main(String[] args) {
    measure("one run after the other", plain(), workload("exp:20s", "poisson:4s"));
    measure(
        "lock taken from the living",
        plain("lock.staleAfter=30s", "lock.stealsFromLiving=true"),
        workload("exp:20s", "poisson:15s"));
    measure(
        "nine waiters",
        Profiles.named("review"),
        workload("uniform:5s..40s", "poisson:1s", 0, 0, 9));
    measure("no lock", Profiles.named("no-lock"), workload("uniform:5s..40s", "poisson:1s"));
  }

  private static void measure(String what, Protocol protocol, Workload workload) {
    Situation is = Situation.of(protocol, workload);
    for (int round = 0; round < ROUNDS; round++) {
      var simulation = new Simulation(is, Conditions.NONE, round);
      long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long events = simulation.run(LONG).events();
      double nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
      System.out.printf("%-28s %5.1f million events/s%n", what, 1_000 * events / nanos);
    }
  }
}
