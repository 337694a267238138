package dev.freshline.host;

/// Whoever is recorded cannot tell that it is.
class RecordedLocksTest extends SimLocksTest {
  private final Host recorded = simulated.recorded();

  @Override
  Locks locks() {
    return recorded.locks();
  }

  @Override
  Disk disk() {
    return recorded.disk();
  }
}
