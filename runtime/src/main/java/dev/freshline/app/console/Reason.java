package dev.freshline.app.console;

import dev.freshline.wire.JsonPlaces;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why something failed, in words: the JDK's messages often are a path alone.
public final class Reason {
  /// What Jackson adds for programmers.
  private static final String ASIDE = " (not recognized";

  private Reason() {}

  public static String of(IOException failure) {
    return switch (failure) {
      case AccessDeniedException e -> "no permission for " + e.getFile();
      case FileAlreadyExistsException e -> e.getFile() + " is in the way";
      case NoSuchFileException e -> e.getFile() + " does not exist";
      case FileSystemException e when e.getReason() != null -> e.getFile() + ": " + e.getReason();
      default -> {
        String message = JsonPlaces.messageOf(failure);
        int aside = message.indexOf(ASIDE);
        yield aside < 0 ? message : message.substring(0, aside);
      }
    };
  }
}
