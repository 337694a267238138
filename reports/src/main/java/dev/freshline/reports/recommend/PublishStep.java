package dev.freshline.reports.recommend;

import dev.freshline.stress.protocol.Protocol;

/// What is written and how it is judged: one figure, its stamp, and nobody's older one over it.
final class PublishStep {
  private PublishStep() {}

  static Draft decide(Draft draft, Lint lint) {
    return judging(writing(draft, lint), lint);
  }

  private static Draft writing(Draft draft, Lint lint) {
    Protocol protocol = draft.protocol();
    Draft decided = draft;
    if (!protocol.publishInsideLock() || protocol.open().contains("publishInsideLock")) {
      decided =
          decided.set(
              "publishInsideLock",
              true,
              Codes.WAIT_SHARES_RESULT,
              "whoever gets the lock next finds the result already there");
    }
    if (protocol.open().contains("fencedPublish") || lint.refuses(decided, Codes.FENCED_WRITE)) {
      decided =
          decided.set(
              "fencedPublish",
              true,
              Codes.FENCED_WRITE,
              "a run that comes late must not put an older figure over a newer one");
    }
    return decided;
  }

  private static Draft judging(Draft draft, Lint lint) {
    Draft decided = draft;
    if (isOpen(draft, "freshFlag") || lint.refuses(draft, Codes.STAMP_TRAVELS)) {
      decided =
          decided.setWord(
              "freshFlag",
              "derived",
              Codes.STAMP_TRAVELS,
              "a stored flag tells of the moment at which it was stored");
    }
    if (isOpen(draft, "gate") || lint.refuses(draft, Codes.GATE_YIELDS_TO_STALE)) {
      decided =
          decided.setWord(
              "gate",
              "stale-first",
              Codes.GATE_YIELDS_TO_STALE,
              "a cooldown saves runs while the figure is fresh; it never keeps a stale one");
    }
    if (isOpen(draft, "stampAt")) {
      decided =
          decided.setWord(
              "stampAt",
              "start",
              Codes.STAMP_TRAVELS,
              "what a run tells was true when it began (RFC 9111 counts ages so)");
    }
    return decided;
  }

  private static boolean isOpen(Draft draft, String key) {
    return draft.protocol().open().contains(key);
  }
}
