package dev.freshline.events;

import dev.freshline.reading.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something worth remembering.
public sealed interface Event {
  Kind kind();

  /// One name for each case: what a line is called by.
  ///
  /// A render writes events, and a switch over types costs a cold JVM milliseconds at its first
  /// use.
  enum Kind {
    RENDER,
    REFRESH,
    PUBLISHED,
    FENCED,
    HOLDER_KILLED,
    TAKEN_OVER,
    REFUSED,
    SETTINGS_BROKEN,
    LOST,
    RUN,
    SAMPLE
  }

  /// An event whose repeats are counted instead of kept.
  sealed interface Decision extends Event {
    /// Two decisions with the same key are one that was repeated.
    String key();
  }

  /// A line was drawn.
  ///
  /// @param ruling about a source, and so about the reading that it feeds
  /// @param marked whether any figure of the line was anything but fresh, whatever its source
  /// @param ages of its figures, at most [#MAX_AGES]
  record RenderDecision(Ruling ruling, boolean marked, List<FigureAge> ages) implements Decision {
    public static final int MAX_AGES = 12;

    public RenderDecision {
      ages = List.copyOf(ages.size() > MAX_AGES ? ages.subList(0, MAX_AGES) : ages);
    }

    @Override
    public Kind kind() {
      return Kind.RENDER;
    }

    @Override
    public String key() {
      return "render\n" + marked + '\n' + ruling.key();
    }
  }

  /// A refresh was asked for.
  ///
  /// @param age of the reading it was about, or null when there was none
  record RefreshDecision(Ruling ruling, @Nullable Duration age) implements Decision {
    @Override
    public Kind kind() {
      return Kind.REFRESH;
    }

    @Override
    public String key() {
      return "refresh\n" + ruling.key();
    }
  }

  /// A reading was published under a token.
  record Published(String source, long token) implements Decision {
    public Published {
      source = Words.name(source);
    }

    @Override
    public Kind kind() {
      return Kind.PUBLISHED;
    }

    @Override
    public String key() {
      return "published\n" + source;
    }
  }

  /// A reading was not published, because its lease or token was no longer the latest.
  record Fenced(String source, String why) implements Decision {
    public Fenced {
      source = Words.name(source);
      why = Words.reason(why);
    }

    @Override
    public Kind kind() {
      return Kind.FENCED;
    }

    @Override
    public String key() {
      return "fenced\n" + source + '\n' + why;
    }
  }

  /// A stuck holder was verified and ended.
  record HolderKilled(Holder holder, String why) implements Decision {
    public HolderKilled {
      why = Words.reason(why);
    }

    @Override
    public Kind kind() {
      return Kind.HOLDER_KILLED;
    }

    @Override
    public String key() {
      return "killed\n" + holder.pid() + '\n' + why;
    }
  }

  /// The lease of a holder that is gone was taken over.
  record TakenOver(Holder holder, String why) implements Decision {
    public TakenOver {
      why = Words.reason(why);
    }

    @Override
    public Kind kind() {
      return Kind.TAKEN_OVER;
    }

    @Override
    public String key() {
      return "takenOver\n" + holder.pid() + '\n' + why;
    }
  }

  /// Something stands in our place that is not ours to use: a link, a FIFO, another user's file.
  record Refused(String path, String why) implements Decision {
    public Refused {
      path = Words.reason(path);
      why = Words.reason(why);
    }

    @Override
    public Kind kind() {
      return Kind.REFUSED;
    }

    @Override
    public String key() {
      return "refused\n" + path + '\n' + why;
    }
  }

  /// The settings hold something that cannot be used.
  record SettingsBroken(String why) implements Decision {
    public SettingsBroken {
      why = Words.reason(why);
    }

    @Override
    public Kind kind() {
      return Kind.SETTINGS_BROKEN;
    }

    @Override
    public String key() {
      return "settings\n" + why;
    }
  }

  /// Lines were dropped, because more were written than anybody folded.
  ///
  /// @param bytes of them
  record Lost(long bytes) implements Decision {
    @Override
    public Kind kind() {
      return Kind.LOST;
    }

    @Override
    public String key() {
      return "lost";
    }
  }

  /// One fetch, from its start to its end. These are the data from which timings are derived.
  ///
  /// @param version of the source as it reported it, or empty
  /// @param outcome `OBSERVED`, or the kind of the failure
  /// @param censored whether it was ended before it could end by itself, so that `took` is only a
  ///     lower bound of how long it would have run
  /// @param token of the lease it ran under
  /// @param why it brought no reading; empty when it did
  record FetchRun(
      String source,
      String version,
      Moment beganAt,
      Duration took,
      String outcome,
      boolean censored,
      long token,
      String why)
      implements Event {
    public static final String OBSERVED = "OBSERVED";

    public FetchRun {
      if (took.isNegative()) {
        throw new IllegalArgumentException("took must be 0 or more, found " + took);
      }
      source = Words.name(source);
      version = Words.name(version);
      outcome = Words.name(outcome);
      why = Words.reason(why);
    }

    @Override
    public Kind kind() {
      return Kind.RUN;
    }
  }

  /// How much of a limit was used at one moment.
  ///
  /// @param window name of the limit, as in `reading.Limit`
  /// @param resetsAt when the window starts anew, or null where nobody says
  record LimitSample(
      String window, double usedPercent, @Nullable Instant resetsAt, Moment observedAt)
      implements Event {
    public LimitSample {
      if (!(usedPercent >= 0) || Double.isInfinite(usedPercent)) {
        throw new IllegalArgumentException(
            "usedPercent must be a finite 0 or more, found " + usedPercent);
      }
      window = Words.name(window);
    }

    @Override
    public Kind kind() {
      return Kind.SAMPLE;
    }
  }
}
