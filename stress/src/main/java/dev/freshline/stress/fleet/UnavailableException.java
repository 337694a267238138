package dev.freshline.stress.fleet;

/// This machine lacks what a scenario is played with; it is skipped, with the message as its
/// reason.
public final class UnavailableException extends Exception {
  private static final long serialVersionUID = 1;

  /// @param what is missing, and what provides it
  public UnavailableException(String what) {
    super(what);
  }
}
