package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Kernel locks: owned by a living process, released by its death, never by age.
public interface Locks {
  /// Takes the file's exclusive lock if it is free, and returns at once; null when another process,
  /// or another thread of this one, has it. The file is created empty (mode 0600) if need be.
  ///
  /// @throws IOException when the path holds anything but a regular file of this user
  @Nullable Held tryLock(Path file) throws IOException;

  /// The pid that the kernel names as the owner of the lock on this file, or empty when it names
  /// none or cannot be asked (no `/proc/locks`, an owner in another pid namespace).
  OptionalLong ownerOf(Path file) throws IOException;

  /// A lock that is held until closed, or until this process dies.
  interface Held extends AutoCloseable {
    /// The inode that was locked. The path may meanwhile lead to another one.
    long inode();

    @Override
    void close();
  }
}
