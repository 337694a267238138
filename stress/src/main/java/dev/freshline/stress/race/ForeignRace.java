package dev.freshline.stress.race;

import dev.freshline.stress.foreign.ForeignHost;
import dev.freshline.stress.foreign.ForeignLock;
import dev.freshline.stress.protocol.InvalidProtocolException;
import dev.freshline.stress.protocol.Profiles;
import dev.freshline.stress.protocol.Protocol;
import dev.freshline.stress.protocol.ProtocolJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// The lock of another pipeline in a folder of its own, as a dead owner has left it.
final class ForeignRace {
  private static final ForeignHost HOST = ForeignHost.real();

  private final ForeignLock lock;

  /// Makes what stands where the lock belongs.
  interface Remains {
    Path leaveAt(Path path) throws IOException;
  }

  ForeignRace(String profile, Remains remains) {
    Path folder = RaceFiles.made();
    Path _ = RaceFiles.attempt(() -> remains.leaveAt(folder.resolve(ForeignLock.NAME)));
    lock = ForeignLock.of(protocol(profile).lock(), HOST, folder, UnaryOperator.identity());
  }

  /// 1 for whoever believes to have it; nobody lets go. Whose file is removed while he looks at it
  /// fails, and has nothing.
  int tryAcquire() {
    try {
      return lock.tryAcquire() == null ? 0 : 1;
    } catch (IOException e) {
      return 0;
    }
  }

  /// Without the heartbeat, which needs a thread for each lock and begins when all is over.
  private static Protocol protocol(String profile) {
    try {
      return ProtocolJson.with(Profiles.named(profile), "lock.heartbeat", "none");
    } catch (InvalidProtocolException e) {
      throw new IllegalStateException(e);
    }
  }
}
