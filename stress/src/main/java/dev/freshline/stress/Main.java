package dev.freshline.stress;

import dev.freshline.stress.gate.Gate;

/// The entry of `gate`.
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(Gate.run(args));
  }
}
