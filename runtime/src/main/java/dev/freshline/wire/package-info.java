/// JSON in and out of the process, without data binding; and the small files that processes share.
///
/// Databind's mapper costs a cold JVM some hundred milliseconds; the render path has forty in all.
/// So state and standard input are read into Jackson's plain
/// [com.fasterxml.jackson.databind.JsonNode] tree by the streaming parser alone, and looked at with
/// its tolerant `path`.
@NullMarked
package dev.freshline.wire;

import org.jspecify.annotations.NullMarked;
