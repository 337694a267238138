package dev.freshline.stress.protocol;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a pipeline keeps its refreshes apart and its figures fresh.
///
/// A duration is null when there is none. Keys whose value the source leaves open are in `open`,
/// whatever stands here for them; a judgement that needs one of them is unproven.
///
/// @param name of the profile
/// @param cooldown between two fetches after a success
/// @param cooldownFrom where the cooldown begins
/// @param gate which is asked first: the cooldown or the age
/// @param freshFor age up to which a figure is shown without a mark
/// @param criticalAfter age beyond which it is marked as not to be relied on
/// @param stampAt the moment of a fetch from which its age counts
/// @param freshFlag whether freshness is written down or worked out by whoever looks
/// @param fetchTimeout longest that a fetch may run before somebody tries to end it
/// @param killGrace between asking it to end and ending it
/// @param killsTree whether all that the fetch has started ends with it
/// @param backoff after a failure; null when there is none
/// @param lock what keeps two fetches apart
/// @param waiting what a process does that finds the lock taken
/// @param deadline after which somebody outside ends the whole process
/// @param fencedPublish whether an answer with an older token is refused
/// @param publishInsideLock whether the answer is written before the lock is released
/// @param aliases keys for which the source has several values, with all of them
/// @param open keys that the source leaves open
/// @param notes what the format has no key for
public record Protocol(
    String name,
    @Nullable Duration cooldown,
    Origin cooldownFrom,
    Gate gate,
    @Nullable Duration freshFor,
    @Nullable Duration criticalAfter,
    Origin stampAt,
    FreshFlag freshFlag,
    @Nullable Duration fetchTimeout,
    @Nullable Duration killGrace,
    boolean killsTree,
    @Nullable Backoff backoff,
    Lock lock,
    Waiting waiting,
    @Nullable Duration deadline,
    boolean fencedPublish,
    boolean publishInsideLock,
    Map<String, List<Duration>> aliases,
    Set<String> open,
    String notes) {

  public Protocol {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name: expected a word, found nothing; name the pipeline");
    }
    aliases = Map.copyOf(aliases);
    open = Set.copyOf(open);
  }

  /// An end of a fetch.
  public enum Origin {
    START,
    END
  }

  /// What is asked first.
  public enum Gate {
    /// A running cooldown ends the matter, however old the figure is.
    COOLDOWN_FIRST,
    /// A stale figure is refreshed, cooldown or not.
    STALE_FIRST
  }

  /// Where freshness comes from.
  public enum FreshFlag {
    STORED,
    DERIVED
  }

  /// What a lock is made of.
  public enum LockKind {
    /// Owned by a living process, released by its death.
    KERNEL,
    /// A file made exclusively, with a pid in it.
    PIDFILE,
    /// A folder; making it succeeds once.
    MKDIR,
    /// A record with a time to live in a store that all share.
    LEASE,
    NONE
  }

  /// How a delay is spread.
  public enum Jitter {
    NONE,
    FULL
  }

  /// How long a failing source is left alone.
  ///
  /// @param base after the first failure
  /// @param factor by which each further one multiplies it
  /// @param cap it never exceeds
  public record Backoff(
      @Nullable Duration base, double factor, @Nullable Duration cap, Jitter jitter) {
    public Backoff {
      if (!(factor >= 1)) {
        throw new IllegalArgumentException(
            "backoff.factor: expected 1 or more, found " + factor + "; a delay must not shrink");
      }
      if (base != null && cap != null && base.compareTo(cap) > 0) {
        throw new IllegalArgumentException(
            "backoff.cap: expected at least backoff.base=" + base + ", found " + cap);
      }
    }
  }

  /// What keeps two fetches apart.
  ///
  /// @param staleAfter age at which it may be broken; null when age breaks it never
  /// @param stealsFromLiving whether it is broken at that age though its owner lives
  /// @param atomicSteal whether of two that break it one alone gets it
  /// @param heartbeat how often its owner renews it; null when never
  public record Lock(
      LockKind kind,
      @Nullable Duration staleAfter,
      boolean stealsFromLiving,
      boolean atomicSteal,
      @Nullable Duration heartbeat) {
    public Lock {
      if (kind == LockKind.NONE && (staleAfter != null || heartbeat != null)) {
        throw new IllegalArgumentException(
            "lock.kind: expected a lock beside lock.staleAfter or lock.heartbeat, found none;"
                + " set those to none");
      }
    }
  }

  /// What a process does that finds the lock taken: `count` further tries.
  ///
  /// @param every between two tries; null when it does not wait
  /// @param rereads whether it looks for the result of the other before it fetches by itself
  public record Waiting(@Nullable Duration every, int count, boolean rereads) {
    public Waiting {
      if (count < 0) {
        throw new IllegalArgumentException("wait.count: expected 0 or more, found " + count);
      }
      if (count > 0 && every == null) {
        throw new IllegalArgumentException(
            "wait.every: expected a duration beside wait.count=" + count + ", found none");
      }
    }
  }
}
