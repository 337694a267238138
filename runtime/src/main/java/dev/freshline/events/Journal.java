package dev.freshline.events;

import dev.freshline.host.Disk;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// The journal of one folder of state, shared by all processes that use it.
public final class Journal {
  /// Where lines are appended.
  static final String LIVE = "journal.jsonl";

  /// What the live file was called when nobody folded it and it grew too large.
  static final String OLD = "journal.old";

  /// The live file's size from which a fold is worth its writing.
  static final int FOLD_FROM = 64 * 1024;

  /// The live file's size from which an appender moves it out of the way itself.
  static final int MAX_LIVE = 1024 * 1024;

  /// How often the live file is read at most, until no writer interferes.
  private static final int MAX_ATTEMPTS = 5;

  private final Disk disk;
  private final Path directory;
  private final Path live;
  private final Path old;
  private final Asides asides;
  private final FoldedFile folded;

  public Journal(Disk disk, Path directory, RandomGenerator random) {
    this.disk = disk;
    this.directory = directory;
    this.live = directory.resolve(LIVE);
    this.old = directory.resolve(OLD);
    this.asides = new Asides(disk, directory, random);
    this.folded = new FoldedFile(disk, directory, random);
  }

  /// Remembers an event. Cheap, never waits, and never fails: a journal that cannot be written must
  /// not keep a line from being drawn.
  ///
  /// @return whether it was written
  public boolean note(Moment at, Author author, Event event) {
    try {
      return append(new Entry<>(at, author, event));
    } catch (IOException | ArithmeticException e) {
      // Or it holds a time beyond what milliseconds can tell.
      return false;
    }
  }

  private boolean append(Entry<Event> entry) throws IOException {
    byte[] line = Lines.line(entry);
    if (line.length > Lines.MAX_LINE) {
      return false;
    }
    try {
      makeRoom(entry);
      disk.append(live, line);
    } catch (NoSuchFileException e) {
      disk.secureDirectory(directory);
      disk.append(live, line);
    }
    return true;
  }

  /// Moves the live file out of the way when nobody folds it, and tells if that overwrites another.
  ///
  /// Where the folder is read-only this fails, and the file must not grow either.
  private void makeRoom(Entry<Event> next) throws IOException {
    Disk.Facts facts = disk.stat(live);
    if (facts == null || facts.size() < MAX_LIVE) {
      return;
    }
    Disk.Facts overwritten = disk.stat(old);
    disk.rename(live, old);
    if (overwritten != null) {
      var lost = new Event.Lost(overwritten.size());
      disk.append(live, Lines.line(new Entry<>(next.at(), next.author(), lost)));
    }
  }

  /// Merges what was moved aside earlier, and moves the live file aside if it is large enough.
  ///
  /// Called by the holder of the lease alone. A file that is moved aside in one fold is merged in a
  /// later one: by then whoever had it open has written its line.
  public FoldResult fold(Moment now) {
    try {
      int merged = mergeAsides(now);
      boolean moved = moveAside(now);
      return merged == 0 && !moved ? new FoldResult.Nothing() : new FoldResult.Done(merged, moved);
    } catch (IOException e) {
      return new FoldResult.Failed(e.toString());
    }
  }

  /// The result names the files it holds before they are deleted: one that is found again after a
  /// crash is known and not merged twice.
  private int mergeAsides(Moment now) throws IOException {
    List<Path> settled = asides.settled(now);
    if (settled.isEmpty()) {
      return 0;
    }
    FoldedFile.Folded last = folded.readOrSetAside();
    var merged = new ArrayList<Path>();
    for (Path aside : settled) {
      if (!last.holds(aside)) {
        add(last.fold(), contentOf(aside));
        merged.add(aside);
      }
    }
    if (!merged.isEmpty()) {
      last.fold().trim(now);
      folded.write(last, merged);
    }
    for (Path aside : settled) {
      disk.delete(aside);
    }
    return merged.size();
  }

  private boolean moveAside(Moment now) throws IOException {
    boolean moved = disk.stat(old) != null && asides.take(old, now);
    Disk.Facts facts = disk.stat(live);
    return (facts != null && facts.size() >= FOLD_FROM && asides.take(live, now)) || moved;
  }

  /// All that is remembered at this moment, whatever stage it is in.
  ///
  /// The files are read in the direction in which entries travel, live to folded, so that none is
  /// missed while it moves on; one that is seen twice is recognised.
  public JournalView read() {
    byte[] current = contentOfGrowing(live);
    byte[] outgrown = contentOf(old);
    List<Path> files = asidesOrNone();
    List<byte @Nullable []> contents = new ArrayList<>();
    for (Path aside : files) {
      contents.add(contentOf(aside));
    }
    FoldedFile.Folded last = folded.read();
    Fold fold = last.fold();
    for (int i = 0; i < files.size(); i++) {
      if (!last.holds(files.get(i))) {
        add(fold, contents.get(i));
      }
    }
    if (!isHeadOfAny(outgrown, contents)) {
      add(fold, outgrown);
    }
    if (!isHeadOfAny(current, contents) && !isHead(current, outgrown)) {
      add(fold, current);
    }
    return fold.view();
  }

  private List<Path> asidesOrNone() {
    try {
      return asides.all();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static void add(Fold fold, byte @Nullable [] content) {
    if (content == null) {
      fold.addSkipped();
    } else {
      fold.addLines(content);
    }
  }

  /// A disk may refuse a file that grows while it is read.
  private byte @Nullable [] contentOfGrowing(Path file) {
    byte[] content = contentOf(file);
    for (int i = 1; content == null && i < MAX_ATTEMPTS; i++) {
      content = contentOf(file);
    }
    return content;
  }

  /// The content, empty when there is no file; null when it is not to be read.
  private byte @Nullable [] contentOf(Path file) {
    try {
      byte[] content = disk.read(file, 2 * MAX_LIVE);
      return content == null ? new byte[0] : content;
    } catch (IOException e) {
      return null;
    }
  }

  private static boolean isHeadOfAny(byte @Nullable [] head, List<byte @Nullable []> contents) {
    for (byte @Nullable [] content : contents) {
      if (isHead(head, content)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHead(byte @Nullable [] head, byte @Nullable [] content) {
    if (head == null || content == null || head.length == 0 || head.length > content.length) {
      return false;
    }
    for (int i = 0; i < head.length; i++) {
      if (head[i] != content[i]) {
        return false;
      }
    }
    return true;
  }
}
