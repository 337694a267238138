package dev.freshline.stress.sim.play;

import dev.freshline.stress.sim.machine.Bounds;
import dev.freshline.stress.sim.machine.SimMachine;

/// A cast and its script: which processes act when, and what may happen to them.
public interface Play {
  /// Of the protocol that is played.
  String protocol();

  /// By which it is chosen to be played with a seed again.
  default String word() {
    return protocol();
  }

  Bounds bounds();

  /// Puts the cast on an empty machine.
  Judge setUp(SimMachine machine);
}
