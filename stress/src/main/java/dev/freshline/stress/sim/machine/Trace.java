package dev.freshline.stress.sim.machine;

import dev.freshline.stress.sim.Timeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What happened in a run: always as one number, and as a timeline where one is wanted.
public final class Trace {
  private static final int MOST_ENTRIES = 200_000;

  /// One step, or something that happened to a process.
  ///
  /// @param look whether it changed nothing
  record Entry(long nanos, String process, boolean look, String effect, String result) {}

  private final boolean kept;
  private final List<Entry> entries = new ArrayList<>();
  private long hash;

  private Trace(boolean kept) {
    this.kept = kept;
  }

  /// A number alone.
  public static Trace hashed() {
    return new Trace(false);
  }

  /// A number and a timeline.
  public static Trace kept() {
    return new Trace(true);
  }

  public boolean isKept() {
    return kept;
  }

  /// Of every effect and result in order.
  public long hash() {
    return hash;
  }

  public Timeline timeline() {
    return new Telling(entries).timeline();
  }

  /// @param text what came of it; empty when what the process meant to do was done
  void record(long nanos, SimProcess process, Op op, Path subject, long result, String text) {
    hash = Hash.mix(hash + nanos, (process.pid() * 64 + Hash.of(op)) ^ result);
    if (kept && op != Op.CLOCK && !SimFiles.isPrivate(subject)) {
      keep(nanos, process, op, String.valueOf(subject.getFileName()), text);
    }
  }

  private void keep(long nanos, SimProcess process, Op op, String name, String text) {
    if (op.isLook() || (!text.isEmpty() && op.isAttempt())) {
      add(new Entry(nanos, process.name(), true, "looks", name + " " + text));
    } else if (op != Op.FILL || !text.isEmpty()) {
      add(new Entry(nanos, process.name(), false, op.verb() + " " + name, text));
    }
  }

  void tell(long nanos, SimProcess process, String what, String result) {
    hash = Hash.mix(hash + nanos, process.pid() * 64 + what.hashCode());
    if (kept) {
      add(new Entry(nanos, process.name(), false, what, result));
    }
  }

  /// Something that somebody outside does.
  void tell(long nanos, String who, String what) {
    hash = Hash.mix(hash + nanos, what.hashCode());
    if (kept) {
      add(new Entry(nanos, who, false, what, ""));
    }
  }

  /// What was settled before anything happened, for the timeline alone.
  void note(long nanos, Supplier<String> what) {
    if (kept) {
      add(new Entry(nanos, "(out)", false, what.get(), ""));
    }
  }

  private void add(Entry entry) {
    if (entries.size() < MOST_ENTRIES) {
      entries.add(entry);
    }
  }
}
