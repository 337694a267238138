package dev.freshline.stress.sim.machine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The living and the zombies, by pid. There are few at a time, and many in the course of a run.
final class ProcessTable implements Iterable<SimProcess> {
  private final List<SimProcess> byPid = new ArrayList<>();
  private final Map<Long, Integer> incarnations = new HashMap<>();

  /// How many there were with this pid, one that is about to begin included.
  int incarnation(long pid) {
    return incarnations.merge(pid, 1, Integer::sum);
  }

  /// Adds one; another of this pid is gone.
  void put(SimProcess process) {
    int place = place(process.pid());
    if (isAt(place, process.pid())) {
      byPid.set(place, process);
    } else {
      byPid.add(place, process);
    }
  }

  @Nullable SimProcess get(long pid) {
    int place = place(pid);
    return isAt(place, pid) ? byPid.get(place) : null;
  }

  /// Removes this very one, and not another of its pid.
  void remove(SimProcess process) {
    int place = place(process.pid());
    if (isAt(place, process.pid()) && byPid.get(place) == process) {
      byPid.remove(place);
    }
  }

  private boolean isAt(int place, long pid) {
    return place < byPid.size() && byPid.get(place).pid() == pid;
  }

  /// Where one of this pid is, or would be.
  private int place(long pid) {
    int low = 0;
    int high = byPid.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (byPid.get(middle).pid() < pid) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  @Override
  public Iterator<SimProcess> iterator() {
    return byPid.iterator();
  }

  long hash() {
    long sum = 0;
    for (SimProcess process : byPid) {
      sum += process.hash();
    }
    return sum;
  }
}
