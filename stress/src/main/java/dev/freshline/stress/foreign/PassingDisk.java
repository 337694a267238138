package dev.freshline.stress.foreign;

import dev.freshline.host.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A disk that passes everything on; one that differs overrides what differs.
public class PassingDisk implements Disk {
  private final Disk disk;

  protected PassingDisk(Disk disk) {
    this.disk = disk;
  }

  @Override
  public @Nullable Facts stat(Path path) throws IOException {
    return disk.stat(path);
  }

  @Override
  public byte @Nullable [] read(Path file, int limit) throws IOException {
    return disk.read(file, limit);
  }

  @Override
  public void create(Path file, byte[] content) throws IOException {
    disk.create(file, content);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    disk.rename(from, to);
  }

  @Override
  public long append(Path file, byte[] content) throws IOException {
    return disk.append(file, content);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  @Override
  public List<String> list(Path directory, int limit) throws IOException {
    return disk.list(directory, limit);
  }

  @Override
  public void secureDirectory(Path directory) throws IOException {
    disk.secureDirectory(directory);
  }

  @Override
  public @Nullable Path resolve(Path path) throws IOException {
    return disk.resolve(path);
  }

  @Override
  public boolean isExecutable(Path path) {
    return disk.isExecutable(path);
  }

  @Override
  public void sync(Path file) throws IOException {
    disk.sync(file);
  }

  @Override
  public void deleteTree(Path directory) throws IOException {
    disk.deleteTree(directory);
  }
}
