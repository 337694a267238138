package dev.freshline.reports;

import dev.freshline.reports.app.Cli;

/// The entry of `tune`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Cli.run(args));
  }
}
