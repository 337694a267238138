package dev.freshline.app.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.host.Disk;
import dev.freshline.wire.Json;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The entries of other tools that ours has replaced, by settings file, to be put back one day.
public final class Replaced {
  /// Most bytes of the record.
  public static final int LIMIT = 256 << 10;

  private final Disk disk;
  private final RecordFile file;

  public Replaced(Disk disk, RecordFile file) {
    this.disk = disk;
    this.file = file;
  }

  /// The entry that ours replaced in a settings file, as it was written there, or null.
  @Nullable String in(Path settings) {
    JsonNode entry = all().path(settings.toString());
    return entry.isTextual() ? entry.textValue() : null;
  }

  /// Remembers an entry, or forgets it when null.
  void set(Path settings, @Nullable String entry) throws IOException {
    ObjectNode all = all();
    String name = settings.toString();
    if (entry == null ? !all.has(name) : entry.equals(in(settings))) {
      return;
    }
    if (entry == null) {
      all.remove(name);
    } else {
      all.put(name, entry);
    }
    Path folder = file.path().getParent();
    if (folder != null) {
      disk.secureDirectory(folder);
    }
    file.write(all);
  }

  /// A damaged record counts as empty: the backups still have what it held.
  private ObjectNode all() {
    return file.read(body -> body).value() instanceof ObjectNode all ? all : Json.object();
  }
}
