package dev.freshline.stress.sim.machine;

import dev.freshline.host.Disk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands on the simulated disk: nodes by path, each with an inode of its own.
///
/// Files that only their writer knows the name of (`*.tmp`) are no part of the [#hash], since
/// nobody else can tell whether they are there.
public final class SimFiles {
  /// The user whose disk it is.
  public static final long OWNER = 1000;

  private static final String TEMPORARY = ".tmp";
  private static final String PROGRAMS = "/usr/";
  private static final byte[] NOTHING = {};

  /// What stands at a path. It never changes: whoever writes puts another in its place.
  static final class Node {
    private static final long UNKNOWN = 0;

    private final Disk.Kind kind;
    private final byte[] content;
    private final long inode;
    private final long modifiedMillis;
    private final long owner;

    /// Made when it is asked for: most of what is written has a private name, and goes soon.
    private long hash = UNKNOWN;

    private Node(Disk.Kind kind, byte[] content, long inode, long modifiedMillis, long owner) {
      this.kind = kind;
      this.content = content;
      this.inode = inode;
      this.modifiedMillis = modifiedMillis;
      this.owner = owner;
    }

    static Node of(Disk.Kind kind, byte[] content, long inode, long modifiedMillis, long owner) {
      return new Node(kind, content, inode, modifiedMillis, owner);
    }

    Node with(byte[] changed, long now) {
      return of(kind, changed, inode, now, owner);
    }

    Disk.Kind kind() {
      return kind;
    }

    /// Not to be written to.
    byte[] content() {
      return content;
    }

    long inode() {
      return inode;
    }

    long modifiedMillis() {
      return modifiedMillis;
    }

    long owner() {
      return owner;
    }

    long hash() {
      if (hash == UNKNOWN) {
        hash = Hash.mix(Hash.of(content), inode * 31 + modifiedMillis);
      }
      return hash;
    }

    Disk.Facts facts() {
      return new Disk.Facts(kind, content.length, modifiedMillis, inode, owner);
    }
  }

  private final Map<Path, Node> nodes = new HashMap<>();
  private final List<String> directories = new ArrayList<>();
  private final Set<Path> programs = new HashSet<>();
  private long outsideInodes;

  /// Puts a file there as if somebody outside had.
  public SimFiles put(Path file, byte[] content) {
    return place(file, Disk.Kind.FILE, content, OWNER);
  }

  /// Puts a directory of ours there.
  public SimFiles directory(Path directory) {
    return place(directory, Disk.Kind.DIRECTORY, NOTHING, OWNER);
  }

  /// Puts anything there.
  public SimFiles place(Path path, Disk.Kind kind, byte[] content, long owner) {
    for (Path at = path.getParent(); at != null && !nodes.containsKey(at); at = at.getParent()) {
      set(at, Node.of(Disk.Kind.DIRECTORY, NOTHING, ++outsideInodes, 0, OWNER));
    }
    set(path, Node.of(kind, content, ++outsideInodes, 0, owner));
    return this;
  }

  /// Puts a program there that can be started.
  public SimFiles program(Path file) {
    programs.add(file);
    return put(file, NOTHING);
  }

  boolean isProgram(Path path) {
    return programs.contains(path) && nodes.containsKey(path);
  }

  /// The content of a file, or null when there is none.
  public byte @Nullable [] content(Path file) {
    Node node = nodes.get(file);
    return node == null || node.kind != Disk.Kind.FILE ? null : node.content;
  }

  @Nullable Node get(Path path) {
    return nodes.get(path);
  }

  void set(Path path, Node node) {
    Node before = nodes.put(path, node);
    if (isDirectory(before) != isDirectory(node)) {
      changeDirectories(path, isDirectory(node));
    }
  }

  @Nullable Node remove(Path path) {
    Node removed = nodes.remove(path);
    if (isDirectory(removed)) {
      changeDirectories(path, false);
    }
    return removed;
  }

  private static boolean isDirectory(@Nullable Node node) {
    return node != null && node.kind == Disk.Kind.DIRECTORY;
  }

  private void changeDirectories(Path path, boolean there) {
    if (there) {
      directories.add(path.toString());
    } else {
      directories.remove(path.toString());
    }
  }

  /// Whether a file could stand at a path: looked up in their text, since a path makes another path
  /// of its parent each time.
  boolean hasDirectory(Path file) {
    String text = file.toString();
    int end = Math.max(1, text.lastIndexOf('/'));
    for (int i = 0; i < directories.size(); i++) {
      String directory = directories.get(i);
      if (directory.length() == end && text.startsWith(directory)) {
        return true;
      }
    }
    return false;
  }

  /// Takes away whatever stands at or below a path.
  void removeTree(Path directory) {
    for (Path path : List.copyOf(nodes.keySet())) {
      if (path.startsWith(directory)) {
        remove(path);
      }
    }
  }

  List<String> names(Path directory) {
    String prefix = directory + "/";
    var names = new ArrayList<String>();
    for (Path path : nodes.keySet()) {
      String text = path.toString();
      if (text.startsWith(prefix) && text.indexOf('/', prefix.length()) < 0) {
        names.add(text.substring(prefix.length()));
      }
    }
    names.sort(null); // a hash map's order is not for a run to depend on
    return names;
  }

  /// Whether nobody else can tell that one looks at it or changes it: only its writer knows of it,
  /// or nobody ever changes it.
  static boolean isPrivate(Path path) {
    String text = path.toString(); // which a path keeps, unlike its parts
    return text.endsWith(TEMPORARY) || text.startsWith(PROGRAMS);
  }

  /// Made when it is asked for: a seed's run never is.
  long hash() {
    long hash = 0;
    for (var entry : nodes.entrySet()) {
      if (!isPrivate(entry.getKey())) {
        hash += Hash.mix(entry.getKey().hashCode(), entry.getValue().hash());
      }
    }
    return hash;
  }
}
