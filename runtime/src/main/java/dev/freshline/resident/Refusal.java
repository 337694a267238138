package dev.freshline.resident;

/// Why a call got no line. The client then renders by itself, so none of these is seen by the user.
public enum Refusal {
  /// It did not know the word.
  STRANGER("stranger"),
  /// It said something else than a request.
  MALFORMED("malformed"),
  /// It said more than a request may hold.
  OVERSIZED("oversized"),
  /// It was slow, or went away.
  CUT_OFF("cut-off"),
  /// Its environment leads to another run directory.
  ELSEWHERE("elsewhere"),
  /// This process is to leave: there is a newer program.
  LEAVING("leaving"),
  /// A defect of ours.
  TROUBLE("trouble");

  private final String word;

  Refusal(String word) {
    this.word = word;
  }

  /// As it is sent and logged.
  public String word() {
    return word;
  }
}
