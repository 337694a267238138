package dev.freshline.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A temporary folder in which a test lays out what others would have installed.
public record Folder(Path path) {
  Path file(String name, String content) {
    return attempt(
        () -> {
          Path file = path.resolve(name);
          Files.createDirectories(file.getParent());
          return Files.writeString(file, content);
        });
  }

  Path program(String name) {
    Path file = file(name, "#!/bin/sh\n");
    return attempt(
        () -> Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------")));
  }

  Path directory(String name) {
    return attempt(() -> Files.createDirectories(path.resolve(name)));
  }

  Path link(String name, String target) {
    return attempt(
        () -> {
          Path link = path.resolve(name);
          Files.createDirectories(link.getParent());
          return Files.createSymbolicLink(link, Path.of(target));
        });
  }

  private interface Attempt {
    Path run() throws IOException;
  }

  private static Path attempt(Attempt attempt) {
    try {
      return attempt.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
