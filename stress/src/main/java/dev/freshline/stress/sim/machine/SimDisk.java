package dev.freshline.stress.sim.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.freshline.host.Disk;
import dev.freshline.stress.sim.machine.SimFiles.Node;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The simulated disk as one process sees it: each method is one step, creation two.
///
/// Nobody writes to an array that was given to it, or that it gives: see [CopyingDisk].
final class SimDisk implements Disk {
  private static final byte[] NOTHING = {};
  private static final int EXCERPT = 24;

  private final SimMachine machine;
  private final SimProcess process;
  private final SimFiles files;

  SimDisk(SimMachine machine, SimProcess process) {
    this.machine = machine;
    this.process = process;
    this.files = machine.files();
  }

  @Override
  public @Nullable Facts stat(Path path) {
    process.step(Op.STAT, path);
    Node node = files.get(path);
    process.saw(Op.STAT, path, node == null ? 0 : Hash.mix(node.hash(), 1), () -> age(node));
    return node == null ? null : node.facts();
  }

  @Override
  public byte @Nullable [] read(Path file, int limit) throws IOException {
    process.step(Op.READ, file);
    Node node = files.get(file);
    process.saw(Op.READ, file, node == null ? 0 : node.hash(), () -> excerpt(node));
    if (node == null) {
      return null;
    }
    requireFile(file, node);
    if (node.content().length > limit) {
      throw new IOException(
          file + " has " + node.content().length + " bytes, more than its limit of " + limit);
    }
    return node.content();
  }

  /// As on a real disk the name is there before the content is: whoever looks, or dies, between the
  /// two finds an empty file.
  @Override
  public void create(Path file, byte[] content) throws IOException {
    process.step(Op.CREATE, file);
    if (files.get(file) != null) {
      process.saw(Op.CREATE, file, 1, "is there");
      throw new FileAlreadyExistsException(file.toString());
    }
    requireDirectory(file);
    requireRoom(file);
    Node empty = node(NOTHING);
    files.set(file, empty);
    machine.referee().created(file, process);
    process.saw(Op.CREATE, file, 0);
    if (content.length > 0) {
      fill(file, empty, content);
    }
  }

  /// Nobody can tell when a file is filled whose name nobody knows, nor one that was replaced
  /// meanwhile.
  private void fill(Path file, Node empty, byte[] content) throws IOException {
    process.step(Op.FILL, file);
    @SuppressWarnings("ReferenceEquality") // this very file, not one that looks like it
    boolean there = files.get(file) == empty;
    if (process.isDiskFailing()) {
      if (there) {
        files.remove(file);
      }
      process.saw(Op.FILL, file, 1);
      throw new IOException(file + " took 0 of " + content.length + " bytes");
    }
    if (there) {
      files.set(file, empty.with(content, machine.epochMillis()));
    }
    process.saw(Op.FILL, file, 0);
  }

  private Node node(byte[] content) {
    return Node.of(Kind.FILE, content, process.nextInode(), machine.epochMillis(), SimFiles.OWNER);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    process.step(Op.RENAME, to);
    Node node = files.get(from);
    Node replaced = files.get(to);
    process.saw(Op.RENAME, to, node == null ? 0 : node.hash());
    if (node == null) {
      throw new NoSuchFileException(from.toString());
    }
    requireDirectory(to);
    if (replaced != null && replaced.kind() == Kind.DIRECTORY) {
      throw new FileSystemException(to.toString(), null, "Is a directory");
    }
    files.remove(from);
    files.set(to, node);
    machine
        .referee()
        .replaced(to, replaced == null ? null : replaced.content(), node.content(), process);
  }

  @Override
  public long append(Path file, byte[] content) throws IOException {
    process.step(Op.APPEND, file);
    Node node = files.get(file);
    if (node == null) {
      requireDirectory(file);
      node = node(NOTHING);
    }
    requireFile(file, node);
    boolean failing = process.isDiskFailing();
    int written = failing ? content.length / 2 : content.length;
    int before = node.content().length;
    byte[] longer = Arrays.copyOf(node.content(), before + written);
    System.arraycopy(content, 0, longer, before, written);
    files.set(file, node.with(longer, machine.epochMillis()));
    process.saw(Op.APPEND, file, longer.length);
    if (failing) {
      throw new IOException(file + " took " + written + " of " + content.length + " bytes");
    }
    return longer.length;
  }

  @Override
  public void delete(Path file) {
    process.step(Op.DELETE, file);
    Node removed = files.remove(file);
    process.saw(Op.DELETE, file, removed == null ? 0 : 1);
    if (removed != null) {
      machine.referee().deleted(file, process);
    }
  }

  @Override
  public List<String> list(Path directory, int limit) throws IOException {
    process.step(Op.LIST, directory);
    Node node = files.get(directory);
    if (node != null && node.kind() != Kind.DIRECTORY) {
      throw new NotDirectoryException(directory.toString());
    }
    List<String> names = files.names(directory);
    List<String> found = names.size() <= limit ? names : names.subList(0, limit);
    process.saw(Op.LIST, directory, found.hashCode());
    return found;
  }

  @Override
  public void secureDirectory(Path directory) throws IOException {
    Node node = files.get(directory);
    if (node == null) {
      process.step(Op.MAKE_DIRECTORY, directory);
      files.directory(directory);
      process.saw(Op.MAKE_DIRECTORY, directory, 0);
    } else if (node.kind() != Kind.DIRECTORY || node.owner() != SimFiles.OWNER) {
      throw new IOException(directory + " is not a directory of ours: " + node.kind());
    }
  }

  @Override
  public void sync(Path file) throws IOException {
    process.step(Op.SYNC, file);
    if (files.get(file) == null) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  public void deleteTree(Path directory) {
    process.step(Op.DELETE, directory);
    files.removeTree(directory);
    process.saw(Op.DELETE, directory, 0);
  }

  /// There are no links here; nobody replaces a program.
  @Override
  public @Nullable Path resolve(Path path) {
    return files.get(path) == null ? null : path;
  }

  @Override
  public boolean isExecutable(Path path) {
    return files.isProgram(path);
  }

  private String age(@Nullable Node node) {
    return node == null
        ? "absent"
        : "aged " + (machine.epochMillis() - node.modifiedMillis()) / 1e3 + " s";
  }

  private String excerpt(@Nullable Node node) {
    return node == null
        ? "absent"
        : node.content().length > EXCERPT
            ? node.content().length + " bytes"
            : "says '" + new String(node.content(), UTF_8).strip() + "'";
  }

  private void requireDirectory(Path file) throws IOException {
    if (!files.hasDirectory(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  private void requireRoom(Path file) throws IOException {
    if (machine.isDiskFull()) {
      throw new FileSystemException(file.toString(), null, "No space left on device");
    }
  }

  private static void requireFile(Path file, Node node) throws IOException {
    if (node.kind() != Kind.FILE) {
      throw new IOException(file + " is no regular file but " + node.kind());
    }
  }
}
