package dev.freshline.reports.lint;

import dev.freshline.reports.lint.Finding.Severity;

/// `NO_ORPHAN`: a timeout ends all that a run has started before the lock is released.
final class NoOrphan implements Rule {
  @Override
  public String code() {
    return "NO_ORPHAN";
  }

  @Override
  public String description() {
    return "a run that is given up ends with its whole process tree before the lock is released";
  }

  @Override
  public Finding check(Subject subject) {
    var facts = new Facts(subject);
    var draft = new Draft(this, Severity.ERROR, subject, "killsTree", "fetchTimeout", "deadline");
    if (facts.isOpen("killsTree")) {
      return draft.open(facts.open("killsTree"));
    }
    if (subject.protocol().killsTree()) {
      return draft.pass("killsTree=true", "killsTree=true", null, "the tree ends with the run");
    }
    double ended = Math.min(facts.timeout(), facts.deadline());
    if (Double.isFinite(ended)) {
      return orphaned(draft, facts, ended);
    }
    var open = facts.open("fetchTimeout", "deadline");
    return open.isEmpty() ? draft.idle("no run is ever given up") : draft.open(open);
  }

  private static Finding orphaned(Draft draft, Facts facts, double ended) {
    return draft.fail(
        "killsTree=true where runs are given up after " + Spell.time(ended),
        "killsTree=false",
        null,
        String.format(
            "%s of runs are still alive at %s, and live on beside their successors",
            facts.longerThan(ended), Spell.time(ended)),
        "set killsTree=true: kill the process group, wait for its end, then release the lock");
  }
}
