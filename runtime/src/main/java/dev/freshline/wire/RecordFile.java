package dev.freshline.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/// A JSON document that is replaced whole: versioned, checksummed, and never seen half written.
///
/// The first line is `freshline 1 CRC LENGTH`: format version, CRC-32 (the one of IEEE 802.3) of
/// the body in hexadecimal, its length in bytes. The body follows. It is written beside its place
/// and renamed over it; there is no fsync, since everything kept so can be observed anew.
public final class RecordFile {
  private static final String VERSION = "freshline 1 ";
  private static final int MAX_HEADER = 64;

  /// A block of the common file systems, the least that a file takes.
  private static final int BLOCK = 4096;

  private final Disk disk;
  private final Path file;
  private final int limit;
  private final RandomGenerator random;

  /// @param limit most bytes of the whole file, at write and at read
  public RecordFile(Disk disk, Path file, int limit, RandomGenerator random) {
    this.disk = disk;
    this.file = file;
    this.limit = limit;
    this.random = random;
  }

  /// What was found at a record's path.
  ///
  /// @param value what it says, or null when there is none or it cannot be trusted
  /// @param damage why it cannot be trusted; empty when it can, or when there is none
  public record Found<T>(@Nullable T value, String damage) {}

  /// Makes a value of a document.
  @FunctionalInterface
  public interface Decoder<T> {
    /// @throws IOException when it is not what was expected
    /// @throws IllegalArgumentException when a value breaks its own rules
    T decode(JsonNode body) throws IOException;
  }

  public Path path() {
    return file;
  }

  /// Reads what is there. Whatever is wrong with it, it counts as unknown, never as zero.
  public <T> Found<T> read(Decoder<T> decoder) {
    try {
      byte[] bytes = disk.read(file, limit);
      return new Found<>(bytes == null ? null : decoder.decode(body(bytes)), "");
    } catch (IOException | IllegalArgumentException e) {
      String message = e.getMessage();
      return new Found<>(null, message == null ? e.getClass().getSimpleName() : message);
    }
  }

  /// Replaces the document.
  ///
  /// @throws IOException when it could not be written whole; the old one then still stands
  public void write(JsonNode body) throws IOException {
    byte[] bytes = frame(Json.bytes(body));
    if (bytes.length > limit) {
      throw new IOException(
          file + " would hold " + bytes.length + " bytes, more than its limit of " + limit);
    }
    Path beside = Replacement.beside(file, random);
    try {
      disk.create(beside, bytes);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("64 random bits named an existing file " + beside, e);
    }
    Replacement.over(disk, beside, file);
  }

  /// Writes and deletes a block beside the file, to find out whether a write would succeed.
  ///
  /// @throws IOException when it would not
  public void requireRoom() throws IOException {
    Path beside = Replacement.beside(file, random);
    disk.create(beside, new byte[BLOCK]);
    disk.delete(beside);
  }

  public void delete() throws IOException {
    disk.delete(file);
  }

  private static byte[] frame(byte[] body) {
    byte[] header =
        (VERSION + Long.toHexString(checksum(body, 0, body.length)) + ' ' + body.length + '\n')
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[header.length + body.length];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(body, 0, whole, header.length, body.length);
    return whole;
  }

  private static JsonNode body(byte[] bytes) throws IOException {
    int end = 0;
    while (end < bytes.length && end < MAX_HEADER && bytes[end] != '\n') {
      end++;
    }
    String header = new String(bytes, 0, end, StandardCharsets.US_ASCII);
    int start = end + 1;
    int space = header.lastIndexOf(' ');
    if (!header.startsWith(VERSION) || space < VERSION.length()) {
      throw new MalformedException("expected a header 'freshline 1 CRC LENGTH', found none");
    }
    int length = bytes.length - start;
    if (!header.substring(space + 1).equals(Integer.toString(length))) {
      throw new MalformedException(
          "expected " + header.substring(space + 1) + " bytes of body, found " + length);
    }
    String expected = header.substring(VERSION.length(), space);
    String actual = Long.toHexString(checksum(bytes, start, length));
    if (!expected.equals(actual)) {
      throw new MalformedException("expected checksum " + expected + ", found " + actual);
    }
    return LeanJson.read(bytes, start, length);
  }

  private static long checksum(byte[] bytes, int offset, int length) {
    var crc = new CRC32();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }
}
