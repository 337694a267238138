package dev.freshline.reports;

/// The entry of `tune`.
public final class Main {
  private static final int UNAVAILABLE = 69;

  private Main() {}

  public static void main(String[] args) {
    System.err.println("tune: no diagnosis is there yet; nothing was examined");
    System.exit(UNAVAILABLE);
  }
}
