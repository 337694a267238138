package dev.freshline.bench;

/// The entry of `bench`.
public final class Main {
  private static final int UNAVAILABLE = 69;

  private Main() {}

  public static void main(String[] args) {
    System.err.println("bench: no measurement is there yet; nothing was run");
    System.exit(UNAVAILABLE);
  }
}
