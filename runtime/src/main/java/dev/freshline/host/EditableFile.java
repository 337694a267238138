package dev.freshline.host;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A file of another program's that the user asked us to edit.
///
/// Unlike our own files it may be a symbolic link, as those who keep their settings in a repository
/// make it: then the file that it leads to is edited and the link stays.
public interface EditableFile {
  /// What stood there at one moment.
  ///
  /// @param target the file behind every link
  /// @param content null when there is no file yet
  record Version(Path target, byte @Nullable [] content) {}

  /// Where the user knows it.
  Path path();

  /// Reads what stands there.
  ///
  /// @throws IOException when it is not a regular file of this user within the limit
  Version read() throws IOException;

  /// Replaces the content in one step, keeping the mode; a new file is private to the user, and so
  /// are the folders made for it.
  ///
  /// @return false, with nothing changed, when the file is no longer what was `seen`
  /// @throws IOException when the new content could not be written whole; the old one then stands
  boolean replace(Version seen, byte[] content) throws IOException;
}
