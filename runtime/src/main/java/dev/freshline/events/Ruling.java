package dev.freshline.events;

import org.jspecify.annotations.Nullable;

/// One decision about the figures, with its reason.
///
/// @param source that the decision was about, or empty when about all
/// @param stale whether the source's reading that was shown or kept meanwhile was anything but
///     fresh: this tells a cooldown that prevented work from one that saved it
/// @param holder of the lease, where it was the reason
/// @param why in one sentence; may be empty
public record Ruling(
    Step step, Cause cause, String source, boolean stale, @Nullable Holder holder, String why) {
  public Ruling {
    source = Words.name(source);
    why = Words.reason(why);
  }

  public Ruling(Step step, Cause cause, String source, boolean stale) {
    this(step, cause, source, stale, null, "");
  }

  /// What makes two rulings the same one repeated.
  String key() {
    String who = holder == null ? "" : "\n" + holder.pid() + '\n' + holder.session();
    return step.name() + '\n' + cause.name() + '\n' + source + '\n' + stale + who;
  }
}
