package dev.freshline.billing;

import dev.freshline.lease.Holder;
import dev.freshline.lease.HolderRecord;
import dev.freshline.reading.Readings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What came of one refresh.
public sealed interface Outcome {
  /// The last good readings, whatever came of it.
  Readings readings();

  /// Nothing was due.
  record Served(Readings readings, List<Standing> standings) implements Outcome {
    public Served {
      standings = List.copyOf(standings);
    }
  }

  /// Another process is at it.
  ///
  /// @param note what was found out about that holder; empty when there is nothing to say
  record Deferred(Readings readings, List<Standing> standings, Holder holder, String note)
      implements Outcome {
    public Deferred {
      standings = List.copyOf(standings);
    }
  }

  /// The lease cannot be had here.
  record Refused(Readings readings, List<Standing> standings, String why) implements Outcome {
    public Refused {
      standings = List.copyOf(standings);
    }
  }

  /// The sources that were due were asked.
  ///
  /// @param token it ran under
  /// @param ended holder that was stuck and had to be ended first, or null
  /// @param died holder that had ended by itself without releasing the lease, or null
  record Refreshed(
      Readings readings,
      long token,
      @Nullable HolderRecord ended,
      @Nullable HolderRecord died,
      List<FeedOutcome> feeds)
      implements Outcome {
    public Refreshed {
      feeds = List.copyOf(feeds);
    }
  }
}
