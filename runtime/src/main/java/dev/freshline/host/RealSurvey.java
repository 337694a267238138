package dev.freshline.host;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/// The survey of this machine.
public final class RealSurvey implements Survey {
  private static final int PERMISSIONS = 0777;

  @Override
  public Volume volume(Path path) throws IOException {
    FileStore store = Files.getFileStore(path);
    return new Volume(store.type(), store.getUsableSpace(), store.isReadOnly());
  }

  @Override
  public int mode(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:mode", NOFOLLOW_LINKS) & PERMISSIONS;
  }
}
