package dev.freshline.app.install;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What came of installing or uninstalling.
public sealed interface InstallResult {
  /// Nothing had to change.
  ///
  /// @param what is the case already
  record Already(String what) implements InstallResult {}

  /// The file was changed, or would be.
  ///
  /// @param before its text, empty when there was no file
  /// @param foreign command of another tool that was replaced or put back, or null
  /// @param backup of the text before, or null when nothing was written
  /// @param written false on a dry run
  record Changed(
      String before, String after, @Nullable String foreign, @Nullable Path backup, boolean written)
      implements InstallResult {}

  /// Nothing was changed, because it could not be done safely.
  ///
  /// @param why what was expected and found, and where
  /// @param byHand what the user may do instead
  record Refused(String why, String byHand) implements InstallResult {}
}
