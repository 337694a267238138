package dev.freshline.resident;

import dev.freshline.host.Clock;
import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether a resident process may go on: it is still the one that is found, runs what is installed,
/// and is wanted.
///
/// It looks before each line, not only now and then: a few microseconds against a line that an old
/// program draws, or one that makes a deleted folder anew.
final class Tenure {
  private final Clock clock;
  private final Disk disk;
  private final Duration idleFor;
  private final List<Watched> watched = new ArrayList<>();
  private volatile long lastServed;

  Tenure(Clock clock, Disk disk, Duration idleFor) {
    this.clock = clock;
    this.disk = disk;
    this.idleFor = idleFor;
    this.lastServed = clock.nanos();
  }

  /// A file as it was when we began.
  private record Watched(Path file, Disk.@Nullable Facts facts, Departure whenChanged) {}

  /// Before anyone is served.
  Tenure watch(Path file, Departure whenChanged) {
    return watch(file, facts(file), whenChanged);
  }

  /// Before anyone is served.
  ///
  /// @param facts as they were when we made it: it may be gone by now
  Tenure watch(Path file, Disk.@Nullable Facts facts, Departure whenChanged) {
    watched.add(new Watched(file, facts, whenChanged));
    return this;
  }

  void served() {
    lastServed = clock.nanos();
  }

  /// Why to leave, or null.
  @Nullable Departure over() {
    for (Watched one : watched) {
      if (!Objects.equals(one.facts(), facts(one.file()))) {
        return one.whenChanged();
      }
    }
    return clock.nanos() - lastServed > idleFor.toNanos() ? Departure.IDLE : null;
  }

  private Disk.@Nullable Facts facts(Path file) {
    try {
      return disk.stat(file);
    } catch (IOException e) {
      return null;
    }
  }
}
