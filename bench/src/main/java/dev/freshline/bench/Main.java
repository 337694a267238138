package dev.freshline.bench;

import dev.freshline.bench.app.BenchCommand;

/// The entry of `bench`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(BenchCommand.run(args));
  }
}
