package dev.freshline.app.install;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Numbered copies of a settings file beside it, made before each change.
///
/// None is ever overwritten. The first, which is from before we came, stays; of the others the
/// latest do.
final class Backups {
  static final String INFIX = ".freshline-backup-";

  /// More than anybody looks through.
  static final int MOST = 10;

  private static final int MOST_NAMES = 100_000;
  private static final int MOST_TRIES = 100;

  private final Disk disk;
  private final Path file;
  private final Path folder;

  Backups(Disk disk, Path file) {
    this.disk = disk;
    this.file = file;
    this.folder = Objects.requireNonNull(file.getParent(), "a file stands in a folder");
  }

  /// Keeps a copy, private to the user whatever the mode of the file.
  Path keep(byte[] content) throws IOException {
    List<Integer> numbers = numbers();
    int number = numbers.isEmpty() ? 1 : numbers.getLast() + 1;
    int most = number + MOST_TRIES;
    while (!isCreated(at(number), content)) {
      number++;
      if (number == most) {
        throw new IOException("no free number for a backup beside " + file);
      }
    }
    thinOut();
    return at(number);
  }

  /// False when another install was quicker to take the name.
  private boolean isCreated(Path backup, byte[] content) throws IOException {
    try {
      disk.create(backup, content);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  /// Takes back a copy of what was not changed after all.
  void drop(@Nullable Path backup) throws IOException {
    if (backup != null) {
      disk.delete(backup);
    }
  }

  private void thinOut() throws IOException {
    List<Integer> numbers = numbers();
    for (int i = 1; i <= numbers.size() - MOST; i++) {
      disk.delete(at(numbers.get(i)));
    }
  }

  private List<Integer> numbers() throws IOException {
    String prefix = file.getFileName() + INFIX;
    var numbers = new ArrayList<Integer>();
    for (String name : disk.list(folder, MOST_NAMES)) {
      if (name.startsWith(prefix)) {
        addNumber(name.substring(prefix.length()), numbers);
      }
    }
    numbers.sort(null);
    return numbers;
  }

  private static void addNumber(String text, List<Integer> numbers) {
    try {
      numbers.add(Integer.valueOf(text));
    } catch (NumberFormatException e) {
      return; // not one of ours
    }
  }

  private Path at(int number) {
    return folder.resolve(file.getFileName() + INFIX + number);
  }
}
