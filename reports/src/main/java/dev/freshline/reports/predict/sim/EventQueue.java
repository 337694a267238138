package dev.freshline.reports.predict.sim;

import java.util.Arrays;

/// Events in the order of their times; of equal times in any order.
///
/// A binary heap in two arrays: nothing is allocated for an event.
final class EventQueue {
  private double[] times = new double[64];
  private int[] events = new int[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  /// Of the first event; infinite when there is none.
  double nextTime() {
    return size == 0 ? Double.POSITIVE_INFINITY : times[0];
  }

  /// The first event, which stays until [#removeFirst].
  int next() {
    return events[0];
  }

  void add(double time, int event) {
    if (size == times.length) {
      times = Arrays.copyOf(times, 2 * size);
      events = Arrays.copyOf(events, 2 * size);
    }
    int hole = size++;
    while (hole > 0) {
      int parent = (hole - 1) >>> 1;
      if (times[parent] <= time) {
        break;
      }
      times[hole] = times[parent];
      events[hole] = events[parent];
      hole = parent;
    }
    times[hole] = time;
    events[hole] = event;
  }

  void removeFirst() {
    size--;
    double time = times[size];
    int event = events[size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && times[child + 1] < times[child]) {
        child++;
      }
      if (times[child] >= time) {
        break;
      }
      times[hole] = times[child];
      events[hole] = events[child];
      hole = child;
    }
    times[hole] = time;
    events[hole] = event;
  }

  /// Puts everything off.
  void delay(double seconds) {
    for (int i = 0; i < size; i++) {
      times[i] += seconds;
    }
  }
}
