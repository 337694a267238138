package dev.freshline.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The file system of this machine (Linux or macOS).
public final class RealDisk implements Disk {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /// A file that is replaced each time that it is looked at is nobody's to read.
  private static final int MOST_READS = 5;

  private static final int MODE_TYPE = 0170000;

  /// Permissions of group and others.
  private static final int MODE_OTHERS = 0077;

  private static final int MODE_FILE = 0100000;
  private static final int MODE_DIRECTORY = 0040000;
  private static final int MODE_SYMLINK = 0120000;

  @Override
  public @Nullable Facts stat(Path path) throws IOException {
    Map<String, Object> found = attributes(path, "unix:mode,size,lastModifiedTime,ino,uid");
    if (found == null) {
      return null;
    }
    return new Facts(
        kind((int) number(found, "mode")),
        number(found, "size"),
        found.get("lastModifiedTime") instanceof FileTime modified ? modified.toMillis() : 0,
        number(found, "ino"),
        number(found, "uid"));
  }

  private static @Nullable Map<String, Object> attributes(Path path, String names)
      throws IOException {
    try {
      return Files.readAttributes(path, names, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  private static long number(Map<String, Object> attributes, String name) throws IOException {
    if (attributes.get(name) instanceof Number number) {
      return number.longValue();
    }
    throw new IOException("the file system does not tell a file's " + name);
  }

  @Override
  public byte @Nullable [] read(Path file, int limit) throws IOException {
    IOException refused = null;
    for (int i = 0; i < MOST_READS; i++) {
      BasicFileAttributes facts = regular(file);
      if (facts == null) {
        return null;
      }
      if (facts.size() > limit) {
        throw new IOException(file + " has " + facts.size() + " bytes, more than " + limit);
      }
      if (facts.size() == 0) {
        return new byte[0]; // unopened: closing it would drop a lock that this JVM has on it
      }
      // A plain stream: a channel takes a cold JVM three times as long for each of a render's
      // files.
      try (var stream = new FileInputStream(file.toFile())) {
        // One byte more than it had a moment ago, so that a file that grew is noticed.
        byte[] content = stream.readNBytes((int) facts.size() + 1);
        if (content.length <= facts.size()) {
          return content;
        }
      } catch (FileNotFoundException e) {
        refused = e; // removed just now, perhaps made anew since; or not ours to read
      }
    }
    throw refused != null ? refused : new IOException(file + " grew whenever it was read");
  }

  @Override
  public void create(Path file, byte[] content) throws IOException {
    var options =
        Set.<OpenOption>of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, NOFOLLOW_LINKS);
    FileChannel channel = FileChannel.open(file, options, ownerOnly());
    try (channel) {
      fill(channel, ByteBuffer.wrap(content), file);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /// A full disk may take part of a write without an error, so it is repeated until it takes
  /// nothing.
  private static void fill(FileChannel channel, ByteBuffer content, Path file) throws IOException {
    while (content.hasRemaining()) {
      if (channel.write(content) <= 0) {
        throw new IOException(
            file + " took " + content.position() + " of " + content.limit() + " bytes");
      }
    }
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public long append(Path file, byte[] content) throws IOException {
    regular(file);
    var options =
        Set.<OpenOption>of(
            StandardOpenOption.WRITE,
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND,
            NOFOLLOW_LINKS);
    try (FileChannel channel = FileChannel.open(file, options, ownerOnly())) {
      int written = channel.write(ByteBuffer.wrap(content));
      if (written != content.length) {
        throw new IOException(file + " took " + written + " of " + content.length + " bytes");
      }
      return channel.size();
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    Files.deleteIfExists(file);
  }

  @Override
  public List<String> list(Path directory, int limit) throws IOException {
    // Not a directory stream, which takes a cold JVM six times as long.
    String[] names = directory.toFile().list();
    if (names == null) {
      if (stat(directory) == null) {
        return List.of();
      }
      throw new IOException(directory + " cannot be listed");
    }
    return List.of(names.length <= limit ? names : Arrays.copyOf(names, limit));
  }

  @Override
  public @Nullable Path resolve(Path path) throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  @Override
  public boolean isExecutable(Path path) {
    return Files.isExecutable(path) && !Files.isDirectory(path);
  }

  @Override
  public void secureDirectory(Path directory) throws IOException {
    Map<String, Object> facts = attributes(directory, "unix:mode,uid");
    if (facts == null) {
      Path parent = directory.getParent();
      if (parent != null && !Files.exists(parent)) {
        secureDirectory(parent);
      }
      makeDirectory(directory);
      return;
    }
    int mode = (int) number(facts, "mode");
    if (kind(mode) != Kind.DIRECTORY) {
      throw new NotDirectoryException(
          directory + " must be a directory, found " + kind(mode) + "; remove it");
    }
    long uid = RealProcesses.currentUid();
    if (number(facts, "uid") != uid) {
      throw new IOException(
          directory
              + " must belong to uid "
              + uid
              + ", found uid "
              + number(facts, "uid")
              + "; remove it or set FRESHLINE_HOME");
    }
    if ((mode & MODE_OTHERS) != 0) {
      Files.setPosixFilePermissions(directory, OWNER_ONLY_DIRECTORY);
    }
  }

  private static void makeDirectory(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
    } catch (FileAlreadyExistsException e) {
      // Another process of ours was faster; anything else is found out at the first use.
      if (!Files.isDirectory(directory, NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  @Override
  public void sync(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, Set.of(StandardOpenOption.WRITE, NOFOLLOW_LINKS))) {
      channel.force(true);
    }
  }

  @Override
  public void deleteTree(Path directory) throws IOException {
    if (Files.isDirectory(directory, NOFOLLOW_LINKS)) {
      for (String name : list(directory, Integer.MAX_VALUE)) {
        deleteTree(directory.resolve(name));
      }
    }
    Files.deleteIfExists(directory);
  }

  /// Refuses before opening: opening a FIFO would wait for its other end.
  private static @Nullable BasicFileAttributes regular(Path file) throws IOException {
    BasicFileAttributes facts;
    try {
      facts = Files.readAttributes(file, BasicFileAttributes.class, NOFOLLOW_LINKS);
    } catch (NoSuchFileException e) {
      return null;
    }
    if (!facts.isRegularFile()) {
      throw new IOException(
          file
              + " must be a regular file, found "
              + (facts.isSymbolicLink()
                  ? "a symbolic link"
                  : facts.isDirectory() ? "a directory" : "a special file")
              + "; remove it");
    }
    return facts;
  }

  private static Kind kind(int mode) {
    return switch (mode & MODE_TYPE) {
      case MODE_FILE -> Kind.FILE;
      case MODE_DIRECTORY -> Kind.DIRECTORY;
      case MODE_SYMLINK -> Kind.SYMLINK;
      default -> Kind.OTHER;
    };
  }

  static FileAttribute<?> ownerOnly() {
    return PosixFilePermissions.asFileAttribute(OWNER_ONLY);
  }
}
