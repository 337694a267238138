package dev.freshline.stress.sim.lincheck;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.freshline.host.StandardInput;
import dev.freshline.host.StreamInput;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jetbrains.lincheck.LincheckAssertionError;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.jetbrains.lincheck.datastructures.ThreadIdGen;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jetbrains.lincheck.datastructures.verifier.EpsilonVerifier;
import org.junit.jupiter.api.Test;

/// What threads of one JVM share, in the schedules that Lincheck's model checker chooses, each with
/// a twin that it must catch. Whatever touches a path is out of its reach: see decision 24.
class LincheckTest {
  private static ModelCheckingOptions options(int actors) {
    return new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(actors)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(5)
        .invocationsPerIteration(500);
  }

  // --- input that arrives while it is read ----------------------------------------------------

  private static final int SIZE = 4;

  private static boolean isWhole(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 'x') {
        return false;
      }
    }
    return true;
  }

  /// Freshline's own reader of standard input, with the thread that it starts.
  public static class Input {
    private final Late stream = new Late();
    private volatile boolean torn;

    @Operation
    public void arrive() {
      stream.arrived = true;
    }

    @Operation
    public int read() {
      StandardInput.Received received =
          new StreamInput(stream).read(2 * SIZE, Duration.ZERO, (bytes, from, to) -> false);
      torn |= !isWhole(received.bytes(), received.length());
      return received.length();
    }

    @Validate
    public void whole() {
      if (torn) {
        throw new IllegalStateException("a length without its bytes");
      }
    }
  }

  private static final class Late extends InputStream {
    private volatile boolean arrived;
    private int given;

    @Override
    public int available() {
      return arrived ? SIZE - given : 0;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("expected a read into an array");
    }

    @Override
    public int read(byte[] bytes, int from, int most) {
      if (!arrived || given == SIZE) {
        return -1;
      }
      int count = Math.min(most, SIZE - given);
      for (int i = 0; i < count; i++) {
        bytes[from + i] = 'x';
      }
      given += count;
      return count;
    }
  }

  /// Its twin: the length is said before the bytes are there.
  public static class TornInput {
    private final byte[] bytes = new byte[SIZE];
    private int length;
    private volatile boolean torn;

    @Operation
    public void arrive() {
      length = SIZE;
      for (int i = 0; i < SIZE; i++) {
        bytes[i] = 'x';
      }
    }

    @Operation
    public int read() {
      int said = length;
      torn |= !isWhole(bytes, said);
      return said;
    }

    @Validate
    public void whole() {
      if (torn) {
        throw new IllegalStateException("a length without its bytes");
      }
    }
  }

  @Test
  void check_inputThatArrivesMeanwhile_isWholeInEverySchedule() {
    assertThatCode(() -> options(1).verifier(EpsilonVerifier.class).check(Input.class))
        .doesNotThrowAnyException();
  }

  @Test
  void check_lengthBeforeBytes_isCaught() {
    assertThatThrownBy(() -> options(1).verifier(EpsilonVerifier.class).check(TornInput.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("a length without its bytes");
  }

  // --- the rule of the guard in front of the kernel's lock ------------------------------------

  /// What a guard does if nobody comes between.
  public static class OneAtATime {
    private int owner;

    public boolean take(int thread) {
      boolean free = owner == 0;
      owner = free ? thread : owner;
      return free;
    }

    public boolean give(int thread) {
      boolean own = owner == thread;
      owner = own ? 0 : owner;
      return own;
    }
  }

  /// As `KernelLocks` has it: whoever has set `taken` owns the rest.
  public static class Guard {
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile int owner;

    @Operation
    public boolean take(@Param(gen = ThreadIdGen.class) int thread) {
      if (!taken.compareAndSet(false, true)) {
        return false;
      }
      owner = thread;
      return true;
    }

    @Operation
    public boolean give(@Param(gen = ThreadIdGen.class) int thread) {
      if (owner != thread) {
        return false;
      }
      owner = 0;
      taken.set(false);
      return true;
    }
  }

  /// Its twin: looks, and then takes.
  public static class LookingGuard {
    private final AtomicBoolean taken = new AtomicBoolean();
    private volatile int owner;

    @Operation
    public boolean take(@Param(gen = ThreadIdGen.class) int thread) {
      if (taken.get()) {
        return false;
      }
      taken.set(true);
      owner = thread;
      return true;
    }

    @Operation
    public boolean give(@Param(gen = ThreadIdGen.class) int thread) {
      if (owner != thread) {
        return false;
      }
      owner = 0;
      taken.set(false);
      return true;
    }
  }

  @Test
  void check_guard_isOneAtATimeInEverySchedule() {
    assertThatCode(() -> options(2).sequentialSpecification(OneAtATime.class).check(Guard.class))
        .doesNotThrowAnyException();
  }

  @Test
  void check_guardThatLooksAndThenTakes_isCaught() {
    assertThatThrownBy(
            () -> options(2).sequentialSpecification(OneAtATime.class).check(LookingGuard.class))
        .isInstanceOf(LincheckAssertionError.class)
        .hasMessageContaining("Invalid execution results");
  }
}
