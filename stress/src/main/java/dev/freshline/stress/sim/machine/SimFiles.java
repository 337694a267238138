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
  private static final Path PROGRAMS = Path.of("/usr");
  private static final byte[] NOTHING = {};

  /// What stands at a path.
  record Node(
      Disk.Kind kind, byte[] content, long inode, long modifiedMillis, long owner, long hash) {
    static Node of(Disk.Kind kind, byte[] content, long inode, long modifiedMillis, long owner) {
      long hash = Hash.mix(Hash.of(content), inode * 31 + modifiedMillis);
      return new Node(kind, content, inode, modifiedMillis, owner, hash);
    }

    Node with(byte[] changed, long now) {
      return of(kind, changed, inode, now, owner);
    }

    Disk.Facts facts() {
      return new Disk.Facts(kind, content.length, modifiedMillis, inode, owner);
    }
  }

  private final Map<Path, Node> nodes = new HashMap<>();
  private final Set<Path> programs = new HashSet<>();
  private long outsideInodes;
  private long hash;

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
    account(path, nodes.put(path, node));
    account(path, node);
  }

  @Nullable Node remove(Path path) {
    Node removed = nodes.remove(path);
    account(path, removed);
    return removed;
  }

  /// Takes away whatever stands at or below a path.
  void removeTree(Path directory) {
    for (Path path : List.copyOf(nodes.keySet())) {
      if (path.startsWith(directory)) {
        remove(path);
      }
    }
  }

  private void account(Path path, @Nullable Node node) {
    if (node != null && !isPrivate(path)) {
      hash ^= Hash.mix(path.hashCode(), node.hash);
    }
  }

  List<String> names(Path directory) {
    var names = new ArrayList<String>();
    for (Path path : nodes.keySet()) {
      if (directory.equals(path.getParent())) {
        names.add(String.valueOf(path.getFileName()));
      }
    }
    names.sort(null); // a hash map's order is not for a run to depend on
    return names;
  }

  /// Whether nobody else can tell that one looks at it or changes it: only its writer knows of it,
  /// or nobody ever changes it.
  static boolean isPrivate(Path path) {
    return String.valueOf(path.getFileName()).endsWith(TEMPORARY) || path.startsWith(PROGRAMS);
  }

  long hash() {
    return hash;
  }
}
