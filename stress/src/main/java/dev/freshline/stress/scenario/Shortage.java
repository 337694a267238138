package dev.freshline.stress.scenario;

import dev.freshline.stress.fleet.MountSpace;
import java.io.IOException;
import java.nio.file.Path;

/// What a small file system may run short of.
enum Shortage {
  /// Room: all of it is taken but some blocks.
  ROOM(
      """
      head -c 1000000 /dev/zero >"$1/filler" 2>/dev/null
      truncate -s "$(($(stat -c %s "$1/filler") - $2 * 4096))" "$1/filler"
      """,
      "rm \"$1/filler\""),
  /// Inodes: all are taken but some.
  INODES(
      """
      i=0
      while touch "$1/filler$i" 2>/dev/null; do i=$((i + 1)); done
      while [ "$2" -gt 0 ] && [ "$i" -gt 0 ]; do
        i=$((i - 1))
        rm "$1/filler$i"
        set -- "$1" $(($2 - 1))
      done
      """,
      "rm -f \"$1\"/filler*"),
  /// Leave to write. Mounted on top, since who has a file open would not let go of it.
  LEAVE("mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\"", "umount --lazy \"$1\"");

  private static final String MOUNT =
      "mount -t tmpfs -o size=64k,nr_inodes=64,mode=700 none \"$1\"";

  private final String begin;
  private final String end;

  Shortage(String begin, String end) {
    this.begin = begin;
    this.end = end;
  }

  /// Mounts 64 KB with 64 inodes.
  static void mount(MountSpace space, Path place) throws IOException, InterruptedException {
    space.run(MOUNT, place);
  }

  /// @param left blocks or inodes that are still to be had
  void begin(MountSpace space, Path place, int left) throws IOException, InterruptedException {
    space.run(begin, place, left);
  }

  void end(MountSpace space, Path place) throws IOException, InterruptedException {
    space.run(end, place);
  }

  /// Whether nothing at all can be written then.
  boolean isTotal(int left) {
    return this == LEAVE || left == 0;
  }
}
