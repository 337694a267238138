package dev.freshline.architecture.twin.display;

import java.io.Reader;

/// A line that depends on what a stream says.
public record ReadsText(Reader text) {}
