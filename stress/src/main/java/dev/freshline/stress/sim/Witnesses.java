package dev.freshline.stress.sim;

import dev.freshline.stress.protocol.Protocol;

/// Seeks counter-examples: the shortest timeline in which a protocol breaks a property.
public final class Witnesses {
  private Witnesses() {}

  /// Plays two or three sessions of a protocol, one schedule after the other, from the plain one to
  /// those that deviate from it in more and more places.
  ///
  /// The same arguments give the same answer on every machine.
  public static Sought seek(
      Protocol protocol, Property property, RunTimes runTimes, Budget budget) {
    return new Sought.NotPlayed(
        protocol.name()
            + ": the search for "
            + property.word()
            + " is not there yet; "
            + runTimes.durations().size()
            + " run times and "
            + budget.schedules()
            + " schedules were asked for");
  }
}
