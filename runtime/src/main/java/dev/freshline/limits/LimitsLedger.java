package dev.freshline.limits;

import dev.freshline.host.Disk;
import dev.freshline.reading.Limit;
import dev.freshline.reading.Moment;
import dev.freshline.reading.Reading;
import dev.freshline.session.SessionInput;
import dev.freshline.session.SessionKey;
import dev.freshline.wire.Replacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One file per session with what it last heard of the account's limits.
///
/// ```
/// render:  read all -> is this input news to the own file? -> then replace it -> all observations
/// ```
public final class LimitsLedger {
  /// How the files end.
  static final String SUFFIX = ".limits";

  /// Most names looked at in one render; [LedgerKeeper] keeps them below that.
  static final int MOST_NAMES = 1000;

  private static final int MOST_ODDITIES = 8;

  private final Disk disk;
  private final Path directory;
  private final RandomGenerator random;

  /// @param directory of the account whose sessions these are, made when it is first needed
  public LimitsLedger(Disk disk, Path directory, RandomGenerator random) {
    this.disk = disk;
    this.directory = directory;
    this.random = random;
  }

  /// What all sessions have heard.
  ///
  /// @param observations for [LimitsMerge], this session's among them
  /// @param oddities a sentence for each file that could not be read or written
  public record Sightings(List<Reading<List<Limit>>> observations, List<String> oddities) {
    public Sightings {
      observations = List.copyOf(observations);
      oddities = List.copyOf(oddities);
    }
  }

  /// Takes in what a session says and returns what all of them have said. Fails on nothing: what
  /// cannot be read is unknown, and what cannot be kept is still returned.
  public Sightings observe(SessionInput input, Moment now) {
    List<String> oddities = new ArrayList<>();
    String ownFile = input.sessionId() == null ? null : SessionKey.of(input.sessionId()) + SUFFIX;
    List<LedgerEntry> others = others(ownFile, oddities);
    LedgerEntry kept = ownFile == null ? null : read(ownFile, oddities);
    LedgerEntry news = news(kept, input, others, now);
    if (ownFile != null && news != null) {
      write(ownFile, news, oddities);
    }
    return new Sightings(readings(others, news == null ? kept : news), oddities);
  }

  /// What all sessions have said, without taking anything in.
  public Sightings all() {
    List<String> oddities = new ArrayList<>();
    return new Sightings(readings(others(null, oddities), null), oddities);
  }

  /// What this session's file should hold instead of what it holds, or null when there is no news.
  private @Nullable LedgerEntry news(
      @Nullable LedgerEntry kept, SessionInput input, List<LedgerEntry> others, Moment now) {
    Long api = input.apiDurationMillis();
    if (input.limits().isEmpty()) {
      return null;
    }
    if (kept == null) {
      return new LedgerEntry(FirstSight.of(input, others, disk, now), api, input.limits());
    }
    if (kept.isNews(input)) {
      return new LedgerEntry(now, api, input.limits());
    }
    Long keptApi = kept.apiMillis();
    // `/clear` starts the count anew: later growth must show, but nothing was heard.
    return api != null && (keptApi == null || api < keptApi) ? kept.withApiMillis(api) : null;
  }

  private List<LedgerEntry> others(@Nullable String ownFile, List<String> oddities) {
    List<LedgerEntry> entries = new ArrayList<>();
    for (String name : names(oddities)) {
      if (name.endsWith(SUFFIX) && !name.equals(ownFile)) {
        LedgerEntry entry = read(name, oddities);
        if (entry != null) {
          entries.add(entry);
        }
      }
    }
    return entries;
  }

  private List<String> names(List<String> oddities) {
    try {
      return disk.list(directory, MOST_NAMES);
    } catch (IOException e) {
      note(oddities, directory.toString(), e);
      return List.of();
    }
  }

  private @Nullable LedgerEntry read(String name, List<String> oddities) {
    try {
      byte[] bytes = disk.read(directory.resolve(name), LedgerFormat.LIMIT);
      return bytes == null ? null : LedgerFormat.decode(bytes);
    } catch (IOException e) {
      note(oddities, name, e);
      return null;
    }
  }

  private void write(String name, LedgerEntry entry, List<String> oddities) {
    Path file = directory.resolve(name);
    Path beside = Replacement.beside(file, random);
    try {
      disk.secureDirectory(directory);
      disk.create(beside, LedgerFormat.encode(entry));
      Replacement.over(disk, beside, file);
    } catch (IOException e) {
      note(oddities, name, e);
    }
  }

  private static List<Reading<List<Limit>>> readings(
      List<LedgerEntry> others, @Nullable LedgerEntry own) {
    List<Reading<List<Limit>>> readings = new ArrayList<>(others.size() + 1);
    for (LedgerEntry entry : others) {
      readings.add(entry.reading());
    }
    if (own != null) {
      readings.add(own.reading());
    }
    return readings;
  }

  private static void note(List<String> oddities, String name, IOException e) {
    if (oddities.size() < MOST_ODDITIES) {
      oddities.add(name + ": " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }
}
