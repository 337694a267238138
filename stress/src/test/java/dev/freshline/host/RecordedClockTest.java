package dev.freshline.host;

/// Whoever is recorded cannot tell that it is.
class RecordedClockTest extends SimClockTest {
  private final Host recorded = simulated.recorded();

  @Override
  Clock clock() {
    return recorded.clock();
  }
}
