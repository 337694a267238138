package dev.freshline.host;

/// Whoever is recorded cannot tell that it is.
class RecordedDiskTest extends SimDiskTest {
  private final Host recorded = simulated.recorded();

  @Override
  Disk disk() {
    return recorded.disk();
  }
}
