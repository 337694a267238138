package dev.freshline.wire;

import com.fasterxml.jackson.databind.JsonNode;
import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;

/// A JSON document that is replaced whole: versioned, checksummed, and never seen half written.
///
/// The first line is `freshline 1 CRC LENGTH`: format version, CRC-32C (RFC 3720) of the body in
/// hexadecimal, its length in bytes. The body follows. It is written beside its place and renamed
/// over it; there is no fsync, since everything kept so can be observed anew.
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
  public sealed interface Content {
    record Absent() implements Content {}

    /// Something is there that cannot be trusted; it counts as unknown, never as zero.
    record Damaged(String why) implements Content {}

    record Intact(JsonNode body) implements Content {}
  }

  public Path path() {
    return file;
  }

  public Content read() {
    try {
      byte[] bytes = disk.read(file, limit);
      return bytes == null ? new Content.Absent() : parse(bytes);
    } catch (IOException e) {
      return new Content.Damaged(reason(e));
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
    Path temporary = temporary();
    try {
      disk.create(temporary, bytes);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("64 random bits named an existing file " + temporary, e);
    }
    try {
      disk.rename(temporary, file);
    } catch (IOException e) {
      disk.delete(temporary);
      throw e;
    }
  }

  /// Writes and deletes a block beside the file, to find out whether a write would succeed.
  ///
  /// @throws IOException when it would not
  public void requireRoom() throws IOException {
    Path temporary = temporary();
    disk.create(temporary, new byte[BLOCK]);
    disk.delete(temporary);
  }

  private Path temporary() {
    return file.resolveSibling(
        file.getFileName() + "." + Long.toHexString(random.nextLong()) + TEMPORARY);
  }

  public void delete() throws IOException {
    disk.delete(file);
  }

  /// How files end that a writer was killed over; whoever refreshes next removes them.
  public static final String TEMPORARY = ".tmp";

  private static byte[] frame(byte[] body) {
    byte[] header =
        (VERSION + Long.toHexString(checksum(body, 0, body.length)) + ' ' + body.length + '\n')
            .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = new byte[header.length + body.length];
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(body, 0, whole, header.length, body.length);
    return whole;
  }

  private static Content parse(byte[] bytes) throws IOException {
    int end = 0;
    while (end < bytes.length && end < MAX_HEADER && bytes[end] != '\n') {
      end++;
    }
    String header = new String(bytes, 0, end, StandardCharsets.US_ASCII);
    int start = end + 1;
    int space = header.lastIndexOf(' ');
    if (!header.startsWith(VERSION) || space < VERSION.length()) {
      return new Content.Damaged("expected a header 'freshline 1 CRC LENGTH', found none");
    }
    int length = bytes.length - start;
    if (!header.substring(space + 1).equals(Integer.toString(length))) {
      return new Content.Damaged(
          "expected " + header.substring(space + 1) + " bytes of body, found " + length);
    }
    String expected = header.substring(VERSION.length(), space);
    String actual = Long.toHexString(checksum(bytes, start, length));
    if (!expected.equals(actual)) {
      return new Content.Damaged("expected checksum " + expected + ", found " + actual);
    }
    return new Content.Intact(Json.read(bytes, start, length));
  }

  private static long checksum(byte[] bytes, int offset, int length) {
    var crc = new CRC32C();
    crc.update(bytes, offset, length);
    return crc.getValue();
  }

  private static String reason(IOException e) {
    String message = e.getMessage();
    return e.getClass().getSimpleName() + (message == null ? "" : ": " + message);
  }
}
