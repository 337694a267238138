package dev.freshline.host;

/// The fake keeps the contract that real clocks keep.
class FakeClockTest extends ClockContract {
  private final FakeClock clock = new FakeClock();

  @Override
  Clock clock() {
    return clock;
  }
}
