package dev.freshline.stress.sim.recall;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The disk of a process whose code is being run. What that writes is copied, since others will
/// write it that do the same.
record RecordedDisk(Recorder recorder) implements Disk {
  @Override
  public @Nullable Facts stat(Path path) throws IOException {
    return (Facts)
        recorder
            .ask("stat", List.of(path), (host, own) -> Answer.of(host.disk().stat(path)))
            .value();
  }

  @Override
  public byte @Nullable [] read(Path file, int limit) throws IOException {
    return (byte[])
        recorder
            .ask(
                "read",
                List.of(file, limit),
                (host, own) -> Answer.of(host.disk().read(file, limit)))
            .value();
  }

  @Override
  public void create(Path file, byte[] content) throws IOException {
    byte[] copy = recorder.copy(content);
    change(
        "create",
        List.of(file, new Answer.Content(copy)),
        (host, own) -> host.disk().create(file, copy));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    change("rename", List.of(from, to), (host, own) -> host.disk().rename(from, to));
  }

  @Override
  public long append(Path file, byte[] content) throws IOException {
    byte[] copy = recorder.copy(content);
    return recorder
        .ask(
            "append",
            List.of(file, new Answer.Content(copy)),
            (host, own) -> Answer.of(host.disk().append(file, copy)))
        .value(Long.class);
  }

  @Override
  public void delete(Path file) throws IOException {
    change("delete", List.of(file), (host, own) -> host.disk().delete(file));
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<String> list(Path directory, int limit) throws IOException {
    return recorder
        .ask(
            "list",
            List.of(directory, limit),
            (host, own) -> Answer.of(host.disk().list(directory, limit)))
        .value(List.class);
  }

  @Override
  public void secureDirectory(Path directory) throws IOException {
    change(
        "secureDirectory",
        List.of(directory),
        (host, own) -> host.disk().secureDirectory(directory));
  }

  @Override
  public @Nullable Path resolve(Path path) throws IOException {
    return (Path)
        recorder
            .ask("resolve", List.of(path), (host, own) -> Answer.of(host.disk().resolve(path)))
            .value();
  }

  @Override
  public boolean isExecutable(Path path) {
    return recorder.surely(
        Boolean.class,
        "isExecutable",
        List.of(path),
        (host, own) -> Answer.of(host.disk().isExecutable(path)));
  }

  @Override
  public void sync(Path file) throws IOException {
    change("sync", List.of(file), (host, own) -> host.disk().sync(file));
  }

  @Override
  public void deleteTree(Path directory) throws IOException {
    change("deleteTree", List.of(directory), (host, own) -> host.disk().deleteTree(directory));
  }

  private void change(String method, List<Object> arguments, Call.Deed deed) throws IOException {
    recorder.ask(method, arguments, Call.doing(deed)).value();
  }
}
