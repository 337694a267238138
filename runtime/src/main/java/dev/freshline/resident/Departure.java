package dev.freshline.resident;

/// Why a resident process leaves.
enum Departure {
  IDLE("nobody asked for a while"),
  STOPPED("it was told to"),
  WITHDRAWN("its file in the run directory is gone or another's"),
  NEW_BUILD("the program was built anew"),
  NEW_JDK("the JDK was replaced");

  private final String words;

  Departure(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
