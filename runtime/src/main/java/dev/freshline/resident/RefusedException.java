package dev.freshline.resident;

/// Ends a conversation: the caller gets no line.
public final class RefusedException extends Exception {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;

  public RefusedException(Refusal refusal, String why) {
    super(why);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
