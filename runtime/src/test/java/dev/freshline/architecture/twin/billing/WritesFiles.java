package dev.freshline.architecture.twin.billing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/// A pipeline that writes by itself.
public record WritesFiles(Writer writer) {
  void write() {
    try {
      writer.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
