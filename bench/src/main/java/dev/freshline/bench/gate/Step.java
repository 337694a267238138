package dev.freshline.bench.gate;

/// Something that is measured.
@FunctionalInterface
public interface Step {
  void run() throws Exception;

  /// The broken twin of a step: one that does everything three times. A bound that it does not
  /// break bounds nothing.
  default Step slowed() {
    return () -> {
      run();
      run();
      run();
    };
  }
}
