package dev.freshline.reports.lint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a rule says of a protocol.
///
/// @param rule its code, such as `LEASE_OUTLIVES_RUN`
/// @param expected the relation with its numbers, such as `lock.staleAfter > 38s`
/// @param actual what stands there
/// @param slack how far the relation holds, or is missed (negative), such as `-3s`; null where it
///     has no measure
/// @param keys the settings that take part
/// @param evidence why this is known: the numbers it was worked out from
/// @param fix what to set instead; empty when it passes
public record Finding(
    String rule,
    Status status,
    Severity severity,
    String expected,
    String actual,
    @Nullable String slack,
    List<Key> keys,
    String evidence,
    String fix) {
  /// The name of the key that stands for the observed run times.
  public static final String DURATIONS = "durations";

  public Finding {
    keys = List.copyOf(keys);
  }

  /// Whether it is unproven because too little was observed, and not because the protocol leaves
  /// something open.
  public boolean isShortOfData() {
    return status == Status.UNPROVEN && keys.stream().anyMatch(key -> key.name().equals(DURATIONS));
  }

  /// A verdict.
  public enum Status {
    PASS,
    FAIL,
    /// The protocol leaves open what it depends on, or there is too little data.
    UNPROVEN
  }

  /// How much it matters when it fails.
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }

  /// A setting and where it stands.
  ///
  /// @param where such as `settings.json:12`, `profile review`, `--set` or `derived`
  public record Key(String name, String value, String where) {}
}
