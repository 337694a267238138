package dev.freshline.stress.sim.carrier;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/// A fiber on `jdk.internal.vm.Continuation`, which virtual threads are made of.
///
/// Reached by method handles, since the compiler's `--release` knows no such class. An abandoned
/// one is garbage: no `finally` of it runs.
final class ContinuationFiber implements Fiber {
  /// What the JDK calls its parts, or null where it keeps them to itself.
  private record Parts(Object scope, MethodHandle make, MethodHandle run, MethodHandle yield) {
    static @Nullable Parts find() {
      try {
        Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
        Class<?> continuation = Class.forName("jdk.internal.vm.Continuation");
        var lookup = MethodHandles.lookup();
        return new Parts(
            scope.getConstructor(String.class).newInstance("freshline"),
            lookup
                .findConstructor(continuation, methodType(void.class, scope, Runnable.class))
                .asType(methodType(Object.class, Object.class, Runnable.class)),
            lookup
                .findVirtual(continuation, "run", methodType(void.class))
                .asType(methodType(void.class, Object.class)),
            lookup
                .findStatic(continuation, "yield", methodType(boolean.class, scope))
                .asType(methodType(boolean.class, Object.class)));
      } catch (ReflectiveOperationException e) {
        return null;
      }
    }
  }

  /// A constant, so that calls by its handles are compiled as if they were plain ones.
  private static final @Nullable Parts PARTS = Parts.find();

  private final Object continuation;
  private boolean done;

  ContinuationFiber(Runnable routine) {
    try {
      this.continuation =
          (Object) parts().make.invokeExact(parts().scope, (Runnable) () -> run(routine));
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  static boolean isAvailable() {
    return PARTS != null;
  }

  private static Parts parts() {
    if (PARTS == null) {
      throw new IllegalStateException(
          "expected access to jdk.internal.vm, found none; start java with"
              + " --add-exports java.base/jdk.internal.vm=ALL-UNNAMED");
    }
    return PARTS;
  }

  private void run(Runnable routine) {
    routine.run();
    done = true;
  }

  @Override
  public void resume() {
    try {
      parts().run.invokeExact(continuation);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  @Override
  public void pause() {
    try {
      boolean _ = (boolean) parts().yield.invokeExact(parts().scope);
    } catch (Throwable e) {
      throw rethrown(e);
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public void abandon() {
    // Whoever holds it last lets go of it.
  }

  /// A handle may throw anything; what is called here throws nothing that is checked.
  private static RuntimeException rethrown(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
  }
}
