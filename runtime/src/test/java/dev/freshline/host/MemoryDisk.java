package dev.freshline.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A disk in memory: every method is one atomic step, and each way to fail can be called for.
///
/// Threads stand for processes. [#crashAfter] kills at an exact step: the step and all later ones
/// throw [Crash], as a process that is gone takes no more of them; [#recover] starts the next one.
public final class MemoryDisk implements Disk {
  /// The process died here. No `catch (IOException)` of the code under test may see it.
  public static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash(String step) {
      super("the process died before: " + step);
    }
  }

  private record Node(Kind kind, byte[] content, long inode, long modifiedMillis, long owner) {
    Node with(byte[] changed, long now) {
      return new Node(kind, changed, inode, now, owner);
    }
  }

  /// The user whose disk it is.
  public static final long OWNER = 1000;

  private final Map<Path, Node> nodes = new HashMap<>();
  private final Set<Path> readOnly = new HashSet<>();
  private Predicate<Path> beforeLook = path -> false;
  private Runnable event = () -> {};
  private long inodes;
  private long millis;
  private long freeBytes = Long.MAX_VALUE;
  private long stepsLeft = Long.MAX_VALUE;
  private long steps;

  /// Puts a file there as if somebody else had.
  public synchronized MemoryDisk put(Path file, byte[] content) {
    makeDirectories(file.getParent());
    nodes.put(file, new Node(Kind.FILE, content.clone(), ++inodes, millis, OWNER));
    return this;
  }

  public MemoryDisk put(Path file, String content) {
    return put(file, content.getBytes(UTF_8));
  }

  /// Puts something other than a file of ours there.
  public synchronized MemoryDisk place(Path path, Kind kind, long owner) {
    makeDirectories(path.getParent());
    nodes.put(path, new Node(kind, new byte[0], ++inodes, millis, owner));
    return this;
  }

  /// The content as text, or null when there is no file.
  public synchronized @Nullable String text(Path file) {
    Node node = nodes.get(file);
    return node == null ? null : new String(node.content, UTF_8);
  }

  /// Every file, for assertions.
  public synchronized List<Path> files() {
    var files = new ArrayList<Path>();
    for (var entry : nodes.entrySet()) {
      if (entry.getValue().kind == Kind.FILE) {
        files.add(entry.getKey());
      }
    }
    files.sort(null);
    return files;
  }

  /// Lets this many more bytes be written; the write that exceeds it is cut short and fails.
  public synchronized MemoryDisk leaveFree(long bytes) {
    freeBytes = bytes;
    return this;
  }

  /// Makes every change of a directory's entries fail, as a read-only mount does. Files in it that
  /// are there already can still be appended to.
  public synchronized MemoryDisk makeReadOnly(Path directory) {
    readOnly.add(directory);
    return this;
  }

  /// Lets something happen once, just before the next such path is read or secured.
  public synchronized MemoryDisk before(Predicate<Path> path, Runnable event) {
    beforeLook = path;
    this.event = event;
    return this;
  }

  /// Not under our own monitor: the event may use the disk.
  private void look(Path path) {
    Runnable happening = null;
    synchronized (this) {
      if (beforeLook.test(path)) {
        happening = event;
        beforeLook = other -> false;
      }
    }
    if (happening != null) {
      happening.run();
    }
  }

  /// Lets this many more changing steps happen, then none.
  public synchronized MemoryDisk crashAfter(long changes) {
    stepsLeft = changes;
    return this;
  }

  /// Undoes [#crashAfter], [#leaveFree] and [#makeReadOnly].
  public synchronized MemoryDisk recover() {
    stepsLeft = Long.MAX_VALUE;
    freeBytes = Long.MAX_VALUE;
    readOnly.clear();
    return this;
  }

  /// How many changing steps there were.
  public synchronized long steps() {
    return steps;
  }

  /// What later changes are dated with.
  public synchronized MemoryDisk setMillis(long now) {
    millis = now;
    return this;
  }

  @Override
  public synchronized @Nullable Facts stat(Path path) {
    Node node = nodes.get(path);
    return node == null
        ? null
        : new Facts(node.kind, node.content.length, node.modifiedMillis, node.inode, node.owner);
  }

  @Override
  public byte @Nullable [] read(Path file, int limit) throws IOException {
    look(file);
    return readNow(file, limit);
  }

  private synchronized byte @Nullable [] readNow(Path file, int limit) throws IOException {
    Node node = nodes.get(file);
    if (node == null) {
      return null;
    }
    requireFile(file, node);
    if (node.content.length > limit) {
      throw new IOException(
          file + " has " + node.content.length + " bytes, more than its limit of " + limit);
    }
    return node.content.clone();
  }

  @Override
  public synchronized void create(Path file, byte[] content) throws IOException {
    step("create " + file);
    if (nodes.containsKey(file)) {
      throw new FileAlreadyExistsException(file.toString());
    }
    requireWritable(file);
    if (content.length > freeBytes) {
      throw new FileSystemException(file.toString(), null, "No space left on device");
    }
    freeBytes -= content.length;
    nodes.put(file, new Node(Kind.FILE, content.clone(), ++inodes, millis, OWNER));
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    step("rename " + from + " to " + to);
    Node node = nodes.get(from);
    if (node == null) {
      throw new NoSuchFileException(from.toString());
    }
    requireWritable(from);
    requireWritable(to);
    Node replaced = nodes.get(to);
    if (replaced != null && replaced.kind == Kind.DIRECTORY) {
      throw new FileSystemException(to.toString(), null, "Is a directory");
    }
    nodes.remove(from);
    nodes.put(to, node);
  }

  @Override
  public synchronized long append(Path file, byte[] content) throws IOException {
    step("append to " + file);
    Node node = nodes.get(file);
    if (node == null) {
      requireWritable(file);
      node = new Node(Kind.FILE, new byte[0], ++inodes, millis, OWNER);
    }
    requireFile(file, node);
    int written = (int) Math.min(content.length, freeBytes);
    byte[] longer = new byte[node.content.length + written];
    System.arraycopy(node.content, 0, longer, 0, node.content.length);
    System.arraycopy(content, 0, longer, node.content.length, written);
    nodes.put(file, node.with(longer, millis));
    freeBytes -= written;
    if (written < content.length) {
      throw new FileSystemException(file.toString(), null, "No space left on device");
    }
    return longer.length;
  }

  @Override
  public synchronized void delete(Path file) throws IOException {
    step("delete " + file);
    if (nodes.containsKey(file)) {
      requireWritable(file);
      nodes.remove(file);
    }
  }

  @Override
  public synchronized List<String> list(Path directory, int limit) throws IOException {
    Node node = nodes.get(directory);
    if (node != null && node.kind != Kind.DIRECTORY) {
      throw new NotDirectoryException(directory.toString());
    }
    var names = new ArrayList<String>();
    for (Path path : nodes.keySet()) {
      if (directory.equals(path.getParent()) && names.size() < limit) {
        names.add(path.getFileName().toString());
      }
    }
    return names;
  }

  @Override
  public void secureDirectory(Path directory) throws IOException {
    look(directory);
    secure(directory);
  }

  private synchronized void secure(Path directory) throws IOException {
    Node node = nodes.get(directory);
    if (node == null) {
      step("make directory " + directory);
      requireNoneReadOnlyAbove(directory);
      makeDirectories(directory);
    } else if (node.kind != Kind.DIRECTORY || node.owner != OWNER) {
      throw new IOException(directory + " is not a directory of ours: " + node.kind);
    }
  }

  @Override
  public synchronized void sync(Path file) throws IOException {
    step("sync " + file);
    if (!nodes.containsKey(file)) {
      throw new NoSuchFileException(file.toString());
    }
  }

  @Override
  public synchronized void deleteTree(Path directory) throws IOException {
    step("delete the tree " + directory);
    if (nodes.containsKey(directory)) {
      requireWritable(directory);
      nodes.keySet().removeIf(path -> path.startsWith(directory));
    }
  }

  /// There are no links here.
  @Override
  public synchronized @Nullable Path resolve(Path path) {
    return nodes.containsKey(path) ? path : null;
  }

  @Override
  public boolean isExecutable(Path path) {
    return false;
  }

  private void step(String what) {
    if (stepsLeft <= 0) {
      throw new Crash(what);
    }
    stepsLeft--;
    steps++;
  }

  private static void requireFile(Path file, Node node) throws IOException {
    if (node.kind != Kind.FILE) {
      throw new IOException(file + " is no regular file but " + node.kind);
    }
  }

  private void requireWritable(Path file) throws IOException {
    Path parent = file.getParent();
    Node directory = nodes.get(parent);
    if (directory == null) {
      throw new NoSuchFileException(file.toString());
    }
    if (readOnly.contains(parent)) {
      throw new FileSystemException(file.toString(), null, "Read-only file system");
    }
  }

  private void requireNoneReadOnlyAbove(Path directory) throws IOException {
    for (Path at = directory; at != null; at = at.getParent()) {
      if (readOnly.contains(at)) {
        throw new FileSystemException(directory.toString(), null, "Read-only file system");
      }
    }
  }

  private void makeDirectories(@Nullable Path directory) {
    for (Path at = directory; at != null && !nodes.containsKey(at); at = at.getParent()) {
      nodes.put(at, new Node(Kind.DIRECTORY, new byte[0], ++inodes, millis, OWNER));
    }
  }
}
