package dev.freshline.stress.foreign;

import java.io.IOException;

/// What a render of another pipeline is to everybody else on the machine: a process.
interface Self {
  /// Its pid, by which others see whether it lives.
  long pid() throws IOException;

  /// What ends at the moment at which the process does, however that comes about.
  void endsWith(Runnable end);
}
