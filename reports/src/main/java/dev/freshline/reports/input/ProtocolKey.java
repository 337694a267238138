package dev.freshline.reports.input;

import dev.freshline.stress.protocol.Protocol.FreshFlag;
import dev.freshline.stress.protocol.Protocol.Gate;
import dev.freshline.stress.protocol.Protocol.Jitter;
import dev.freshline.stress.protocol.Protocol.LockKind;
import dev.freshline.stress.protocol.Protocol.Origin;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every key of a protocol's file: its kind, its range and its meaning.
public enum ProtocolKey {
  NAME("name", Kind.TEXT, "what the pipeline is called"),
  COOLDOWN("cooldown", Kind.DURATION, "between two fetches after a success"),
  COOLDOWN_FROM(
      "cooldownFrom", Origin.values(), "the moment of a fetch from which the cooldown counts"),
  GATE("gate", Gate.values(), "what is asked first: the cooldown, or the age of the figure"),
  FRESH_FOR("freshFor", Kind.DURATION, "age up to which a figure is shown without a mark"),
  CRITICAL_AFTER(
      "criticalAfter", Kind.DURATION, "age beyond which it is marked as not to be relied on"),
  STAMP_AT("stampAt", Origin.values(), "the moment of a fetch from which the age counts"),
  FRESH_FLAG(
      "freshFlag",
      FreshFlag.values(),
      "whether freshness is written down, or derived from the stamp at each look"),
  FETCH_TIMEOUT(
      "fetchTimeout",
      Kind.DURATION,
      "longest that a fetch may run before somebody tries to end it"),
  KILL_GRACE("killGrace", Kind.DURATION, "between asking it to end and ending it"),
  KILLS_TREE("killsTree", Kind.FLAG, "whether all that the fetch has started ends with it"),
  BACKOFF("backoff", Kind.GROUP_OR_NONE, "how long a failing source is left alone"),
  BACKOFF_BASE("backoff.base", Kind.DURATION, "after the first failure"),
  BACKOFF_FACTOR(
      "backoff.factor", Kind.NUMBER, "by which each further failure multiplies it, 1 or more"),
  BACKOFF_CAP("backoff.cap", Kind.DURATION, "that no delay exceeds"),
  BACKOFF_JITTER(
      "backoff.jitter", Jitter.values(), "full: drawn from 0 to the delay; none: the delay itself"),
  LOCK("lock", Kind.GROUP, "what keeps two fetches apart"),
  LOCK_KIND("lock.kind", LockKind.values(), "what the lock is made of"),
  LOCK_STALE_AFTER("lock.staleAfter", Kind.DURATION, "age at which others may break it"),
  LOCK_STEALS_FROM_LIVING(
      "lock.stealsFromLiving",
      Kind.FLAG,
      "whether it is broken at that age though its owner lives"),
  LOCK_ATOMIC_STEAL(
      "lock.atomicSteal", Kind.FLAG, "whether of two that break it one alone gets it"),
  LOCK_HEARTBEAT("lock.heartbeat", Kind.DURATION, "how often its owner renews it"),
  WAIT("wait", Kind.GROUP, "what a process does that finds the lock taken"),
  WAIT_EVERY("wait.every", Kind.DURATION, "between two further tries"),
  WAIT_COUNT("wait.count", Kind.COUNT, "further tries; 0: it does not wait"),
  WAIT_REREADS(
      "wait.rereads", Kind.FLAG, "whether it looks for the other's result before it fetches"),
  DEADLINE("deadline", Kind.DURATION, "after which somebody outside ends the whole process"),
  FENCED_PUBLISH("fencedPublish", Kind.FLAG, "whether an answer with an older token is refused"),
  PUBLISH_INSIDE_LOCK(
      "publishInsideLock", Kind.FLAG, "whether the answer is written before the lock is released"),
  ALIASES("aliases", Kind.ALIASES, "keys that the source has several values for, with all of them"),
  OPEN("open", Kind.NAMES, "keys that the source leaves open, beside those that are null"),
  NOTES("notes", Kind.TEXT, "what there is no key for");

  /// What sort of value a key takes.
  public enum Kind {
    TEXT,
    DURATION,
    COUNT,
    NUMBER,
    FLAG,
    WORD,
    GROUP,
    GROUP_OR_NONE,
    ALIASES,
    NAMES
  }

  /// Longer than any of these times is meant to be.
  static final String LONGEST = "30d";

  static final int MOST_TRIES = 1_000_000;
  static final double GREATEST_FACTOR = 100;

  private final String path;
  private final Kind kind;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of and toList, which cannot be changed
  private final List<String> words;

  private final String meaning;

  ProtocolKey(String path, Kind kind, String meaning) {
    this.path = path;
    this.kind = kind;
    this.words = List.of();
    this.meaning = meaning;
  }

  ProtocolKey(String path, Enum<?>[] words, String meaning) {
    this.path = path;
    this.kind = Kind.WORD;
    this.words =
        Arrays.stream(words)
            .map(word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .toList();
    this.meaning = meaning;
  }

  /// Its place in the file, as names joined by points.
  public String path() {
    return path;
  }

  public Kind kind() {
    return kind;
  }

  /// What may stand there when it takes one of a few words.
  public List<String> words() {
    return words;
  }

  public String meaning() {
    return meaning;
  }

  /// Whether it holds other keys.
  boolean isGroup() {
    return kind == Kind.GROUP || kind == Kind.GROUP_OR_NONE;
  }

  /// Whether leaving it out, like a null, leaves it open.
  boolean mayBeOpen() {
    return switch (kind) {
      case DURATION, COUNT, FLAG, WORD, NUMBER, GROUP, GROUP_OR_NONE -> true;
      case TEXT, ALIASES, NAMES -> false;
    };
  }

  /// Whether a list of open keys may name it. A group that cannot be `none` is there; the keys in
  /// it are open, or not.
  boolean canBeNamedOpen() {
    return mayBeOpen() && kind != Kind.GROUP;
  }

  static @Nullable ProtocolKey of(String path) {
    for (ProtocolKey key : values()) {
      if (key.path.equals(path)) {
        return key;
      }
    }
    return null;
  }

  static Set<String> paths() {
    var paths = new LinkedHashSet<String>();
    for (ProtocolKey key : values()) {
      paths.add(key.path);
    }
    return paths;
  }
}
