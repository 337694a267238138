package dev.freshline.stress.sim.recall;

import dev.freshline.host.Child;
import dev.freshline.host.Locks;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a port answered; equal to another if no code can tell them apart.
sealed interface Answer {
  /// What a process is given again that asks this again.
  ///
  /// @throws IOException when that is what it was told
  @Nullable Object value() throws IOException;

  /// The same, of what is never nothing.
  default <T> T value(Class<T> type) throws IOException {
    return Objects.requireNonNull(type.cast(value()));
  }

  static Answer of(@Nullable Object value) {
    return value == null ? Value.NOTHING : new Value(value);
  }

  static Answer of(boolean value) {
    return value ? Value.YES : Value.NO;
  }

  static Answer of(long value) {
    return new Count(value);
  }

  static Answer of(byte @Nullable [] content) {
    return content == null ? Value.NOTHING : new Content(content);
  }

  static Answer of(Child.@Nullable Exit exit) {
    return exit == null ? Value.NOTHING : new Ended(exit);
  }

  /// @param handles gets the lock
  static Answer of(Locks.@Nullable Held lock, List<Object> handles) {
    return lock == null ? Value.NOTHING : kept(lock, Handle.LOCK, handles);
  }

  /// @param handles gets the child
  static Answer of(Child child, List<Object> handles) {
    return kept(child, Handle.CHILD, handles);
  }

  private static Answer kept(Object handle, Handle kind, List<Object> handles) {
    handles.add(handle);
    return kind;
  }

  /// A value that does not change.
  record Value(@Nullable Object value) implements Answer {
    /// From a method that has nothing to say, or found nothing.
    static final Value NOTHING = new Value(null);

    private static final Value YES = new Value(true);
    private static final Value NO = new Value(false);
  }

  /// A number that is no object: of an inode, of nanoseconds.
  record Count(long count) implements Answer {
    @Override
    public Object value() {
      return count;
    }
  }

  /// The content of a file. Nobody writes to it; whoever is given it gets a copy.
  record Content(byte[] bytes) implements Answer {
    @Override
    public Object value() {
      return bytes.clone();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Content(byte[] others) && Arrays.equals(bytes, others);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }
  }

  /// How a child ended.
  record Ended(Child.Exit value) implements Answer {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Ended(Child.Exit others)
          && value.code() == others.code()
          && value.started() == others.started()
          && value.overflowed() == others.overflowed()
          && value.errors().equals(others.errors())
          && Arrays.equals(value.output(), others.output());
    }

    @Override
    public int hashCode() {
      return value.code() * 31 + Arrays.hashCode(value.output());
    }
  }

  /// Something with methods of its own, of which each run has another.
  enum Handle implements Answer {
    LOCK,
    CHILD;

    /// Only who gives it out knows which.
    @Override
    public Object value() {
      throw new IllegalStateException("expected a value, found a handle: " + this);
    }
  }

  /// That it could not be done.
  record Failed(IOException problem) implements Answer {
    @Override
    public Object value() throws IOException {
      throw problem;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Failed(IOException others)
          && problem.getClass() == others.getClass()
          && Objects.equals(problem.getMessage(), others.getMessage());
    }

    @Override
    public int hashCode() {
      return Objects.hashCode(problem.getMessage());
    }
  }
}
