package dev.freshline.stress.sim.recall;

import dev.freshline.host.Locks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// The kernel's locks for a process whose code is being run.
record RecordedLocks(Recorder recorder) implements Locks {
  @Override
  public @Nullable Held tryLock(Path file) throws IOException {
    Answer answer =
        recorder.ask(
            "tryLock", List.of(file), (host, own) -> Answer.of(host.locks().tryLock(file), own));
    return answer == Answer.Handle.LOCK
        ? new RecordedLock(recorder, recorder.nextHandle())
        : (Held) answer.value();
  }

  @Override
  public OptionalLong ownerOf(Path file) throws IOException {
    return recorder
        .ask("ownerOf", List.of(file), (host, own) -> Answer.of(host.locks().ownerOf(file)))
        .value(OptionalLong.class);
  }

  private record RecordedLock(Recorder recorder, int handle) implements Held {
    @Override
    public long inode() {
      return recorder.surely(
          Long.class, "inode", List.of(handle), (host, own) -> Answer.of(lock(own).inode()));
    }

    @Override
    public void close() {
      recorder.surely("unlock", List.of(handle), Call.doing((host, own) -> lock(own).close()));
    }

    private Held lock(List<Object> handles) {
      return (Held) handles.get(handle);
    }
  }
}
