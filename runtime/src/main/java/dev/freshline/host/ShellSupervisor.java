package dev.freshline.host;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A child under a supervisor that is a shell: present everywhere, and it outlives us by design.
///
/// The supervisor's standard input is a pipe that only we hold open. It writes one line to standard
/// output before it starts the child, so that its own exit codes are told from the child's.
final class ShellSupervisor implements Child {
  private static final String STARTED = "freshline-started\n";
  private static final int ERRORS_LIMIT = 4096;
  private static final Duration DRAIN_GRACE = Duration.ofMillis(500);

  /// Arguments: orphan lock, timeout and kill grace in seconds, then the command.
  ///
  /// - The child's standard input is the locked file, so that lock and child end together, also
  ///   when the child is a launcher that hands its standard input on. It has the file as descriptor
  ///   9 too, which a shell's `&` passes on though it takes standard input away.
  /// - `timeout` puts the child into a process group of its own and bounds it even while we are
  ///   stopped.
  /// - The watcher sees the end of the pipe from us. It and the supervisor end by themselves with
  ///   the child.
  /// - `kill -s KILL --` is how POSIX spells it; dash takes `kill -KILL --` for an error.
  /// - Where `timeout` and `flock` are missing (macOS), perl does the same with `alarm` and
  ///   `flock`; the grace between TERM and KILL is then none.
  private static final String SCRIPT =
      """
      lock=$1 limit=$2 grace=$3
      shift 3
      command exec 3<&0 9<"$lock" || exit 73
      if command -v flock >/dev/null 2>&1 && command -v timeout >/dev/null 2>&1; then
        flock -n 9 || exit 75
        printf 'freshline-started\\n'
        timeout -k "$grace" "$limit" "$@" <&9 3<&- &
      elif command -v perl >/dev/null 2>&1; then
        perl -e 'use Fcntl ":flock"; open(F, "<&=9"); exit !flock(F, LOCK_EX | LOCK_NB)' || exit 75
        printf 'freshline-started\\n'
        perl -MTime::HiRes=alarm -e 'setpgrp(0, 0); alarm(shift); exec(@ARGV); exit 127' \\
            "$limit" "$@" <&9 3<&- &
      else
        echo 'expected timeout and flock, or perl, on the PATH; found neither' >&2
        exit 69
      fi
      child=$!
      end_group() { kill -s KILL -- "-$child" 2>/dev/null || kill -s KILL "$child" 2>/dev/null; }
      trap 'end_group; exit 143' TERM INT HUP
      { read -r _ <&3; end_group; } >/dev/null 2>&1 9<&- &
      watcher=$!
      wait "$child"
      code=$?
      end_group
      kill "$watcher" 2>/dev/null
      [ "$code" -eq 142 ] && code=124
      exit "$code"
      """;

  private final Process process;
  private final Drain output;
  private final Drain errors;

  private ShellSupervisor(Process process, int outputLimit) {
    this.process = process;
    this.output = new Drain(process.getInputStream(), STARTED.length() + outputLimit, this::kill);
    this.errors = new Drain(process.getErrorStream(), ERRORS_LIMIT, () -> {});
  }

  /// @param changes to the environment, for supervisor and child; an empty value takes a variable
  ///     away
  static Child start(ChildSpec spec, Map<String, String> changes) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "/bin/sh",
                "-c",
                SCRIPT,
                "freshline-supervisor",
                spec.orphanLock().toString(),
                seconds(spec.timeout()),
                seconds(spec.killGrace())));
    command.addAll(spec.command());
    var builder = new ProcessBuilder(command);
    changes.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            builder.environment().remove(name);
          } else {
            builder.environment().put(name, value);
          }
        });
    builder.environment().put(spec.marker(), spec.markerValue());
    return new ShellSupervisor(builder.start(), spec.outputLimit());
  }

  /// Whole seconds where possible: BusyBox's `timeout` takes no others.
  private static String seconds(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0
        ? Long.toString(millis / 1000)
        : millis / 1000 + "." + Long.toString(1000 + millis % 1000).substring(1);
  }

  @Override
  public @Nullable Exit await(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        return null;
      }
      // A descendant that left the group may hold the pipe open; what it would add is not waited
      // for.
      output.finish(DRAIN_GRACE);
      errors.finish(DRAIN_GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    return exit();
  }

  private Exit exit() {
    byte[] written = output.content();
    String text = errors.text();
    boolean started = startsWith(written, STARTED.getBytes(StandardCharsets.US_ASCII));
    byte[] own = started ? Arrays.copyOfRange(written, STARTED.length(), written.length) : written;
    return new Exit(process.exitValue(), started, own, output.overflowed(), text);
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }

  @Override
  public void kill() {
    process.destroy();
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      kill();
    }
    try {
      // The supervisor's watcher sees this end and kills the group, should the signal not have come
      // through.
      process.getOutputStream().close();
    } catch (IOException e) {
      process.destroyForcibly();
    }
  }

  /// Keeps up with one of the child's streams, so that it never blocks on a full pipe.
  private static final class Drain extends Thread {
    private final InputStream stream;
    private final int limit;
    private final Runnable onOverflow;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean overflowed;

    Drain(InputStream stream, int limit, Runnable onOverflow) {
      super("freshline-drain");
      this.stream = stream;
      this.limit = limit;
      this.onOverflow = onOverflow;
      setDaemon(true);
      start();
    }

    @Override
    public void run() {
      byte[] part = new byte[8192];
      try {
        int length = stream.read(part);
        while (length >= 0) {
          keep(part, length);
          length = stream.read(part);
        }
      } catch (IOException e) {
        return; // closed under us: the child is gone or given up on
      }
    }

    private void keep(byte[] part, int length) {
      boolean first;
      synchronized (this) {
        int room = limit - kept.size();
        kept.write(part, 0, Math.min(length, room));
        first = length > room && !overflowed;
        overflowed |= first;
      }
      if (first) {
        onOverflow.run();
      }
    }

    void finish(Duration atMost) throws InterruptedException {
      join(atMost.toMillis());
    }

    synchronized byte[] content() {
      return kept.toByteArray();
    }

    synchronized String text() {
      return kept.toString(StandardCharsets.UTF_8);
    }

    synchronized boolean overflowed() {
      return overflowed;
    }
  }
}
