package dev.freshline.reports.input;

/// What was observed does not tell what is asked; the message says what was expected, found, where,
/// and what to do.
public final class InsufficientEvidenceException extends Exception {
  private static final long serialVersionUID = 1;

  InsufficientEvidenceException(String message) {
    super(message);
  }
}
