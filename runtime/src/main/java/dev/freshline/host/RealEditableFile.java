package dev.freshline.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A file on this machine that belongs to another program.
public final class RealEditableFile implements EditableFile {
  private static final String TEMPORARY = ".freshline-new";

  private final Path path;
  private final Disk disk;
  private final long uid;
  private final int limit;

  /// @param uid of this user, or -1 where the platform does not tell
  /// @param limit most bytes read
  public RealEditableFile(Path path, Disk disk, long uid, int limit) {
    this.path = path;
    this.disk = disk;
    this.uid = uid;
    this.limit = limit;
  }

  @Override
  public Path path() {
    return path;
  }

  @Override
  public Version read() throws IOException {
    Path target = target();
    Disk.Facts facts = disk.stat(target);
    if (facts == null) {
      return new Version(target, null);
    }
    if (facts.kind() != Disk.Kind.FILE) {
      throw new IOException("expected a regular file, found " + facts.kind() + " at " + target);
    }
    if (uid >= 0 && facts.ownerUid() != uid) {
      throw new IOException(
          target + " belongs to uid " + facts.ownerUid() + ", not to you (uid " + uid + ")");
    }
    return new Version(target, content(target));
  }

  /// The file behind every link; where there is none yet, the place where it would be.
  private Path target() throws IOException {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(path)) {
        throw new IOException(
            path + " is a link to " + Files.readSymbolicLink(path) + ", which does not exist", e);
      }
      return path;
    }
  }

  private byte[] content(Path target) throws IOException {
    try (var in = Files.newInputStream(target, NOFOLLOW_LINKS)) {
      byte[] bytes = in.readNBytes(limit + 1);
      if (bytes.length > limit) {
        throw new IOException(target + " has more than " + limit + " bytes");
      }
      return bytes;
    }
  }

  @Override
  public boolean replace(Version seen, byte[] content) throws IOException {
    Path target = seen.target();
    Path folder = Objects.requireNonNull(target.getParent(), "a file stands in a folder");
    if (!Files.isDirectory(folder)) {
      disk.secureDirectory(folder);
    }
    // Beside the target, so that the rename stays within its file system; mode 0600.
    Path temporary = Files.createTempFile(folder, "." + target.getFileName() + "-", TEMPORARY);
    try {
      write(temporary, content);
      if (seen.content() != null) {
        Files.setPosixFilePermissions(temporary, writableModeOf(target));
      }
      if (!isStill(seen)) {
        return false;
      }
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /// A rename would get past a mode that says: not to be changed.
  private static Set<PosixFilePermission> writableModeOf(Path target) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(target);
    if (!mode.contains(PosixFilePermission.OWNER_WRITE)) {
      throw new IOException(target + " is read-only (" + PosixFilePermissions.toString(mode) + ")");
    }
    return mode;
  }

  /// Forced to the disk before it takes the place of something that cannot be made anew.
  private static void write(Path file, byte[] content) throws IOException {
    var options = Set.<OpenOption>of(StandardOpenOption.WRITE, NOFOLLOW_LINKS);
    try (FileChannel channel = FileChannel.open(file, options)) {
      ByteBuffer left = ByteBuffer.wrap(content);
      while (left.hasRemaining()) {
        if (channel.write(left) <= 0) {
          throw new IOException(file + " took " + left.position() + " of " + left.limit());
        }
      }
      channel.force(true);
    }
  }

  private boolean isStill(Version seen) throws IOException {
    Version now = read();
    return now.target().equals(seen.target()) && isSame(now.content(), seen.content());
  }

  private static boolean isSame(byte @Nullable [] one, byte @Nullable [] other) {
    return Arrays.equals(one, other);
  }
}
