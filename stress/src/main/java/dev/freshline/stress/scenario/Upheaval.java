package dev.freshline.stress.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.stress.fleet.Frame;
import dev.freshline.stress.fleet.FreshlineHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Something that is taken away, or replaced, while Freshline works with it: at one moment, as a
/// rename does it.
enum Upheaval {
  LOCK_REMOVED(Kind.LOCK),
  LOCK_REPLACED(Kind.LOCK),
  RUN_FOLDER_REMOVED(Kind.LOCK),
  RUN_FOLDER_REPLACED(Kind.LOCK),
  HOME_REMOVED(Kind.LOCK),
  READING_OF_A_LATER_TOKEN(Kind.TOKEN),
  READING_OF_AN_EARLIER_TOKEN(Kind.NEITHER),
  READING_REMOVED(Kind.NEITHER),
  STATE_REMOVED(Kind.NEITHER),
  RECORD_REMOVED(Kind.NEITHER),
  RECORD_REPLACED(Kind.NEITHER),
  ORPHAN_LOCK_REPLACED(Kind.NEITHER);

  /// What it changes for one who holds the lease.
  private enum Kind {
    /// What others would lock is no longer what he has locked.
    LOCK,
    /// There is a later publication than his will be.
    TOKEN,
    NEITHER
  }

  private static final long LATER = 3_600_000;

  private final Kind kind;

  Upheaval(Kind kind) {
    this.kind = kind;
  }

  /// Whether somebody else can get the lease now.
  boolean freesTheLease() {
    return kind == Kind.LOCK;
  }

  /// Whether one who holds the lease may not publish any more.
  boolean fencesTheHolder() {
    return kind != Kind.NEITHER;
  }

  /// @param aside an empty folder for what is taken away
  void strike(FreshlineHome home, Path aside) throws IOException {
    switch (this) {
      case LOCK_REMOVED -> take(home.lock(), aside);
      case LOCK_REPLACED -> replace(home.lock(), aside);
      case RUN_FOLDER_REMOVED -> take(home.run(), aside);
      case RUN_FOLDER_REPLACED -> {
        take(home.run(), aside);
        Files.createDirectory(home.run());
      }
      case HOME_REMOVED -> take(home.root(), aside);
      case READING_OF_A_LATER_TOKEN -> moveToken(home.reading(), LATER, aside);
      case READING_OF_AN_EARLIER_TOKEN -> moveToken(home.reading(), -1, aside);
      case READING_REMOVED -> take(home.reading(), aside);
      case STATE_REMOVED -> take(home.states(), aside);
      case RECORD_REMOVED -> take(home.holder(), aside);
      case RECORD_REPLACED -> replace(home.holder(), aside);
      case ORPHAN_LOCK_REPLACED -> replace(home.childLock(), aside);
    }
  }

  /// What is not there yet, or any more, is no loss.
  private static void take(Path path, Path aside) throws IOException {
    try {
      Files.move(path, aside.resolve("taken"), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return;
    }
  }

  private static void replace(Path file, Path aside) throws IOException {
    Path other = Files.createFile(aside.resolve("other"));
    Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void moveToken(Path reading, long by, Path aside) throws IOException {
    JsonNode body = Frame.bodyOf(Files.readAllBytes(reading));
    if (!(body instanceof ObjectNode changed)) {
      throw new IOException("expected a whole reading at " + reading + ", found none");
    }
    changed.put("token", changed.path("token").asLong() + by);
    Path other = Files.write(aside.resolve("other"), Frame.of(changed));
    Files.move(other, reading, StandardCopyOption.ATOMIC_MOVE);
  }
}
