package dev.freshline.stress;

/// The entry of `gate`.
public final class Main {
  private static final int UNAVAILABLE = 69;

  private Main() {}

  public static void main(String[] args) {
    System.err.println("gate: no property is there yet; nothing was checked, so nothing passed");
    System.exit(UNAVAILABLE);
  }
}
