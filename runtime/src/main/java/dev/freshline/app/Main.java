package dev.freshline.app;

/// The entry of `statusline`.
public final class Main {
  private static final int UNAVAILABLE = 69;

  private Main() {}

  public static void main(String[] args) {
    // A render without a line blanks Claude Code's row, so even this much answers.
    if (args.length == 0) {
      System.out.println("freshline: the pipeline is not built in yet");
      return;
    }
    System.err.println("statusline: '" + args[0] + "' is not there yet");
    System.exit(UNAVAILABLE);
  }
}
