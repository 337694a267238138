package dev.freshline.stress.mutant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Production classes as some mutants and failpoints leave them.
public final class MutatedClasses {
  private final Map<String, byte[]> classes;

  private MutatedClasses(Map<String, byte[]> classes) {
    this.classes = Map.copyOf(classes);
  }

  /// @throws IllegalStateException when a method that is to be changed is not there
  public static MutatedClasses of(Set<Mutant> mutants, Set<Failpoint> failpoints) {
    return of(
        Stream.concat(
                mutants.stream().sorted().map(Mutant::edit),
                failpoints.stream().sorted().map(Failpoint::edit))
            .toList());
  }

  static MutatedClasses of(Collection<Edit> edits) {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    for (Edit edit : edits) {
      classes.merge(
          edit.owner(),
          Rewriter.apply(edit, original(edit.owner())),
          (former, _) -> Rewriter.apply(edit, former));
    }
    return new MutatedClasses(classes);
  }

  /// The class file that this program itself runs.
  static byte[] original(String name) {
    String resource = resource(name);
    try (InputStream in = MutatedClasses.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "expected " + resource + " on the class path, found none; name the class of today");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String resource(String name) {
    return name.replace('.', '/') + ".class";
  }

  /// What was changed: the bytes of each class by its name.
  public Map<String, byte[]> classes() {
    return classes;
  }

  /// Lays them out as a folder that goes before the originals on a class path.
  public Path writeTo(Path folder) throws IOException {
    for (var entry : classes.entrySet()) {
      Path file = folder.resolve(resource(entry.getKey()));
      Files.createDirectories(file.getParent());
      Files.write(file, entry.getValue());
    }
    return folder;
  }

  /// Loads Freshline anew with these changes.
  ///
  /// @param shared names of classes that stay those of this program, so that objects of them can
  ///     be handed in and out; neither a changed class nor one that uses it may be among them
  public ClassLoader loader(Predicate<String> shared) {
    return new Loader(classes, shared);
  }

  /// Every class of ours is defined here, so that it sees the changed ones; others come from this
  /// program.
  private static final class Loader extends ClassLoader {
    private static final String OURS = "dev.freshline.";

    private final Map<String, byte[]> changed;
    private final Predicate<String> shared;

    Loader(Map<String, byte[]> changed, Predicate<String> shared) {
      super(MutatedClasses.class.getClassLoader());
      this.changed = changed;
      this.shared = shared;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(OURS) || shared.test(name)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      byte[] bytes = changed.get(name);
      if (bytes == null) {
        try {
          bytes = original(name);
        } catch (IllegalStateException e) {
          throw new ClassNotFoundException(name, e);
        }
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
