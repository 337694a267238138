package dev.freshline.bench.micro;

import dev.freshline.bench.gate.Contest;
import dev.freshline.bench.gate.Contest.Reference;
import dev.freshline.bench.gate.Step;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The benchmarks whose bounds gate, set up to be called one by one.
public final class Contests implements AutoCloseable {
  private final List<Contest> all = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();

  /// Where a result goes that the JIT would otherwise not make at all.
  @SuppressWarnings("UnusedVariable")
  private volatile @Nullable Object sink;

  /// @throws IOException when the files of one could not be made
  public Contests() throws IOException {
    try {
      locks("disk");
      locks("tmpfs");
      busy();
      steps();
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  public List<Contest> all() {
    return List.copyOf(all);
  }

  private void locks(String fileSystem) throws IOException {
    var floors = new Floors();
    floors.fileSystem = fileSystem;
    floors.open();
    opened.add(floors::close);
    var cost = new LeaseCost();
    cost.fileSystem = fileSystem;
    cost.open();
    opened.add(cost::close);
    add(
        LeaseCost.class,
        "acquireRelease",
        "fileSystem=" + fileSystem,
        cost::acquireRelease,
        Map.of("Floors.lockAndRecord", floors::lockAndRecord));
  }

  private void busy() throws IOException {
    var floors = new Floors();
    floors.open();
    opened.add(floors::close);
    var kept = new LeaseRivalry.Kept();
    kept.open();
    opened.add(kept::close);
    var rivalry = new LeaseRivalry();
    add(
        LeaseRivalry.class,
        "timeToBusy",
        "lock=" + kept.lock,
        () -> rivalry.timeToBusy(kept),
        Map.of("Floors.openLockClose", floors::openLockClose));
  }

  private void steps() throws IOException {
    var steps = new Steps();
    steps.open();
    opened.add(steps::close);
    add("decideToServe", () -> sink = steps.decideToServe());
    add("parseInput", steps::parseInput);
    add("readCache", steps::readCache);
    add("mergeLimits", steps::mergeLimits);
    add("readLedgers", steps::readLedgers);
    add("drawLine", steps::drawLine);
    add("render", steps::render);
    add("noteInJournal", steps::noteInJournal);
    add("publish", steps::publish);
  }

  private void add(String method, Step step) {
    add(Steps.class, method, "", step, Map.of());
  }

  private void add(
      Class<?> type, String method, String parameters, Step ours, Map<String, Step> references) {
    all.addAll(of(type, method, parameters, ours, references));
  }

  /// Whether missing it fails a run.
  static boolean gates(Bound bound) {
    return bound.times() > 0 || bound.bytes() >= 0;
  }

  /// A contest for each bound of the benchmark that gates.
  static List<Contest> of(
      Class<?> type, String method, String parameters, Step ours, Map<String, Step> references) {
    String title =
        type.getSimpleName() + '.' + method + (parameters.isEmpty() ? "" : " (" + parameters + ')');
    List<Contest> contests = new ArrayList<>();
    for (Bound bound : method(type, method).getAnnotationsByType(Bound.class)) {
      if (gates(bound) && title.contains(bound.where())) {
        Reference reference = bound.times() > 0 ? reference(title, bound.of(), references) : null;
        contests.add(
            new Contest(title, ours, bound.bytes(), reference, bound.times(), bound.why()));
      }
    }
    return contests;
  }

  private static Reference reference(String title, String of, Map<String, Step> references) {
    Step step = references.get(of);
    if (step == null) {
      throw new IllegalArgumentException(
          title + ": expected a reference of " + references.keySet() + ", found '" + of + "'");
    }
    return new Reference(of, step);
  }

  private static Method method(Class<?> type, String name) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.getName().equals(name)) {
        return method;
      }
    }
    throw new IllegalArgumentException(type + ": expected a method " + name + ", found none");
  }

  @Override
  public void close() throws IOException {
    @Nullable Exception problem = null;
    for (AutoCloseable each : opened.reversed()) {
      try {
        each.close();
      } catch (Exception e) {
        problem = e;
      }
    }
    opened.clear();
    if (problem != null) {
      throw new IOException("the files of a benchmark could not be removed", problem);
    }
  }
}
