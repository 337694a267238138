package dev.freshline.bench.process;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Starts processes and waits for them through libc, which tells what each has used; Java's own
/// processes do not.
///
/// One at a time for each thread: `wait4(2)` waits for one pid, so threads may share it.
public final class Spawner {
  private static final int READ = 0;
  private static final int WRITE_CREATE = 01 | 0100;
  private static final int OWNER_ONLY = 0600;

  /// More than any libc's `posix_spawn_file_actions_t`.
  private static final int ACTIONS_BYTES = 512;

  /// `struct rusage`: two `struct timeval` and fourteen `long`.
  private static final int USAGE_LONGS = 18;

  private static final MethodHandle SPAWN =
      libc("posix_spawn", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
  private static final MethodHandle WAIT = libc("wait4", JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private static final MethodHandle INIT = libc("posix_spawn_file_actions_init", ADDRESS);
  private static final MethodHandle OPEN =
      libc("posix_spawn_file_actions_addopen", ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT);
  private static final MethodHandle DESTROY = libc("posix_spawn_file_actions_destroy", ADDRESS);

  @SuppressWarnings("restricted") // calling libc is what this class is for
  private static MethodHandle libc(String name, MemoryLayout... arguments) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(JAVA_INT, arguments));
  }

  /// Runs a command to its end; what it writes is thrown away.
  ///
  /// @param watchesMemory whether to look for the peak of resident memory meanwhile, which costs
  ///     the process a little time
  /// @throws IOException when it could not be started or did not exit with 0
  public Spawned run(Command command, boolean watchesMemory) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      long start = System.nanoTime();
      int pid = spawn(arena, command);
      var peak = new AtomicLong();
      Thread watcher =
          watchesMemory ? Thread.startVirtualThread(() -> peak.set(ProcessMemory.peak(pid))) : null;
      MemorySegment status = arena.allocate(JAVA_INT);
      MemorySegment usage = arena.allocate(JAVA_LONG, USAGE_LONGS);
      int ended = call(WAIT, pid, status, 0, usage);
      double wall = (System.nanoTime() - start) / 1e6;
      if (watcher != null) {
        watcher.join();
      }
      if (ended != pid || status.get(JAVA_INT, 0) != 0) {
        throw new IOException(
            command.words()
                + ": expected exit code 0, found wait status "
                + Integer.toHexString(status.get(JAVA_INT, 0)));
      }
      return new Spawned(wall, millis(usage, 0) + millis(usage, 2), peak.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command.words() + " ran", e);
    }
  }

  private static int spawn(Arena arena, Command command) throws IOException {
    MemorySegment actions = arena.allocate(ACTIONS_BYTES);
    require("posix_spawn_file_actions_init", call(INIT, actions));
    try {
      redirect(arena, actions, 0, command.stdin().toString(), READ);
      redirect(arena, actions, 1, "/dev/null", WRITE_CREATE);
      redirect(arena, actions, 2, "/dev/null", WRITE_CREATE);
      return spawn(arena, command, actions);
    } finally {
      // libc keeps what it was told in memory of its own, which ends with no arena.
      require("posix_spawn_file_actions_destroy", call(DESTROY, actions));
    }
  }

  private static int spawn(Arena arena, Command command, MemorySegment actions) throws IOException {
    MemorySegment pid = arena.allocate(JAVA_INT);
    List<String> environment =
        command.environment().entrySet().stream()
            .map(entry -> entry.getKey() + '=' + entry.getValue())
            .toList();
    require(
        "posix_spawn of " + command.words(),
        call(
            SPAWN,
            pid,
            arena.allocateFrom(command.words().getFirst()),
            actions,
            MemorySegment.NULL,
            strings(arena, command.words()),
            strings(arena, environment)));
    return pid.get(JAVA_INT, 0);
  }

  /// A `struct timeval` in milliseconds.
  private static double millis(MemorySegment usage, long index) {
    return usage.getAtIndex(JAVA_LONG, index) * 1e3 + usage.getAtIndex(JAVA_LONG, index + 1) / 1e3;
  }

  private static void redirect(
      Arena arena, MemorySegment actions, int descriptor, String file, int flags)
      throws IOException {
    require(
        "posix_spawn_file_actions_addopen",
        call(OPEN, actions, descriptor, arena.allocateFrom(file), flags, OWNER_ONLY));
  }

  private static MemorySegment strings(Arena arena, List<String> words) {
    MemorySegment array = arena.allocate(ADDRESS, words.size() + 1L);
    for (int i = 0; i < words.size(); i++) {
      array.setAtIndex(ADDRESS, i, arena.allocateFrom(words.get(i)));
    }
    return array;
  }

  private static int call(MethodHandle function, Object... arguments) throws IOException {
    try {
      return (int) function.invokeWithArguments(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IOException("libc could not be called", e);
    }
  }

  private static void require(String what, int code) throws IOException {
    if (code != 0) {
      throw new IOException(what + " failed with error " + code);
    }
  }
}
