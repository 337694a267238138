package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The file system in steps small enough to crash between.
///
/// Every method but [#resolve] and [#isExecutable] refuses to follow a symbolic link in the last
/// position and to open anything but a regular file: a FIFO in place of a state file would block
/// its reader for ever.
public interface Disk {
  /// What stands at a path.
  ///
  /// @param inode identity of the file on its file system
  /// @param ownerUid numeric owner, or -1 where the platform has none
  record Facts(Kind kind, long size, long modifiedMillis, long inode, long ownerUid) {}

  enum Kind {
    FILE,
    DIRECTORY,
    SYMLINK,
    OTHER
  }

  /// The facts of what stands at `path` itself, or null when nothing does.
  @Nullable Facts stat(Path path) throws IOException;

  /// The whole content, or null when there is no file.
  ///
  /// @throws IOException when it is not a regular file or is larger than `limit` bytes
  byte @Nullable [] read(Path file, int limit) throws IOException;

  /// Creates a new file (mode 0600) with this content.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException when something stands there
  /// @throws IOException when not every byte could be written; the fragment is deleted
  void create(Path file, byte[] content) throws IOException;

  /// Moves `from` over `to` in one step: a reader sees the old file or the new one.
  void rename(Path from, Path to) throws IOException;

  /// Appends in one write call, creating the file (mode 0600). Returns its size afterwards.
  long append(Path file, byte[] content) throws IOException;

  /// Deletes a file. Nothing to delete is no error.
  void delete(Path file) throws IOException;

  /// Names in a directory in no particular order; empty when there is none.
  ///
  /// @param limit the most names returned; what is beyond it is left out
  List<String> list(Path directory, int limit) throws IOException;

  /// Creates the directory and its missing parents with mode 0700.
  ///
  /// @throws IOException when it exists but is a symbolic link, no directory, or another user's
  void secureDirectory(Path directory) throws IOException;

  /// Where `path` leads after every symbolic link, or null when it leads nowhere. For the files of
  /// others, such as programs, which are linked on purpose.
  @Nullable Path resolve(Path path) throws IOException;

  /// Whether this user may execute the file that `path` leads to.
  boolean isExecutable(Path path);

  /// Waits until the file's content is on the device. For what cannot be made anew in a moment.
  void sync(Path file) throws IOException;

  /// Deletes a directory of ours with all that is in it; follows no link.
  void deleteTree(Path directory) throws IOException;
}
