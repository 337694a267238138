package dev.freshline.host;

class SimClockTest extends ClockContract {
  final Simulated simulated = new Simulated();

  @Override
  Clock clock() {
    return simulated.host.clock();
  }
}
