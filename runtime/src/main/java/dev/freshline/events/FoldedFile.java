package dev.freshline.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.Disk;
import dev.freshline.wire.Json;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// The merged part of the journal, with the names of the files that went into it last.
final class FoldedFile {
  static final String NAME = "journal.json";

  /// What a damaged one is kept as, one of them.
  static final String DAMAGED = "journal.damaged";

  /// More than all bounds of [Fold] filled with ordinary entries.
  static final int LIMIT = 8 * 1024 * 1024;

  /// What is left of it beside the record's header.
  private static final int MAX_BODY = LIMIT - 64;

  /// Names remembered: those of the last folds, so that a slow reader knows them too.
  private static final int MAX_MERGED = 4 * Asides.MAX_ASIDES;

  private final Disk disk;
  private final Path directory;
  private final RecordFile file;

  FoldedFile(Disk disk, Path directory, RandomGenerator random) {
    this.disk = disk;
    this.directory = directory;
    this.file = new RecordFile(disk, directory.resolve(NAME), LIMIT, random);
  }

  /// What the file holds, ready to be added to.
  ///
  /// @param merged names of the files that are in it already
  record Folded(Fold fold, List<String> merged) {
    boolean holds(Path aside) {
      return merged.contains(aside.getFileName().toString());
    }
  }

  /// A damaged file reads as empty, and as one piece that could not be read.
  Folded read() {
    return folded(file.read(FoldedFile::decoded));
  }

  /// The same before a write, which would otherwise replace a damaged file that a person may want.
  Folded readOrSetAside() throws IOException {
    RecordFile.Found<Folded> found = file.read(FoldedFile::decoded);
    if (!found.damage().isEmpty()) {
      disk.rename(file.path(), directory.resolve(DAMAGED));
    }
    return folded(found);
  }

  private static Folded folded(RecordFile.Found<Folded> found) {
    Folded folded = found.value();
    if (folded != null) {
      return folded;
    }
    return found.damage().isEmpty() ? new Folded(new Fold(), List.of()) : empty();
  }

  private static Folded decoded(JsonNode document) {
    return new Folded(Fold.of(document), merged(document));
  }

  private static Folded empty() {
    var fold = new Fold();
    fold.addSkipped();
    return new Folded(fold, List.of());
  }

  private static List<String> merged(JsonNode document) {
    var names = new ArrayList<String>();
    for (JsonNode name : document.path("merged")) {
      names.add(name.asText(""));
    }
    return names;
  }

  /// Replaces the file by one that names these files as merged too.
  void write(Folded folded, List<Path> merged) throws IOException {
    ObjectNode document = document(folded, merged);
    // Each round halves the lists, so a few suffice: lines are bounded too.
    while (Json.bytes(document).length > MAX_BODY) {
      folded.fold().halve();
      document = document(folded, merged);
    }
    file.write(document);
  }

  private static ObjectNode document(Folded folded, List<Path> merged) {
    var names = new ArrayList<>(folded.merged());
    for (Path aside : merged) {
      names.add(aside.getFileName().toString());
    }
    ObjectNode document = Json.object();
    ArrayNode kept = document.putArray("merged");
    for (String name : names.subList(Math.max(0, names.size() - MAX_MERGED), names.size())) {
      kept.add(name);
    }
    document.setAll(folded.fold().json());
    return document;
  }
}
