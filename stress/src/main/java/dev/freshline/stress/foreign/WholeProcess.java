package dev.freshline.stress.foreign;

/// This JVM, which renders once: it is its own process, and the kernel ends what ends with it.
enum WholeProcess implements Self {
  INSTANCE;

  @Override
  public long pid() {
    return ProcessHandle.current().pid();
  }

  @Override
  public void endsWith(Runnable end) {
    // Threads go with a JVM, and helpers see the end of the pipe that only it holds open.
  }
}
