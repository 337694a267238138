package dev.freshline.backoff;

import dev.freshline.reading.Moment;
import dev.freshline.source.Failure;
import dev.freshline.wire.RecordFile;
import java.io.IOException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One source's failures in a row, shared by all processes; a success forgets them.
///
/// Written only under the lease, so that the count is exact. A damaged record counts as none: it
/// would be worse to stay away from a good source for a bad byte than to try a bad one once more.
public final class FailureMemory {
  /// Most bytes of the file.
  public static final int LIMIT = 4096;

  private final RecordFile file;
  private final BackoffTable table;
  private final RandomGenerator random;

  public FailureMemory(RecordFile file, BackoffTable table, RandomGenerator random) {
    this.file = file;
    this.table = table;
    this.random = random;
  }

  /// The last failure, or null when the last fetch succeeded, there was none, or the record is
  /// damaged.
  public @Nullable PastFailure last() {
    return file.read(PastFailure::fromJson).value();
  }

  /// Adds a failure and draws its delay.
  ///
  /// @throws IOException when it could not be written; whoever comes next then will not know of it
  public PastFailure remember(Failure failure, Moment now) throws IOException {
    PastFailure past = next(failure, now);
    file.write(past.toJson());
    return past;
  }

  /// Forgets all failures, after a success.
  public void clear() throws IOException {
    file.delete();
  }

  /// A count goes on as long as the rule is the same: an hour without a network must not make the
  /// first 429 after it wait for four.
  private PastFailure next(Failure failure, Moment now) {
    Backoff rule = table.ruleFor(failure.kind());
    PastFailure last = last();
    int count =
        last != null && table.ruleFor(last.kind()).equals(rule)
            ? Math.min(last.consecutive(), Integer.MAX_VALUE - 1) + 1
            : 1;
    return PastFailure.of(failure, now, count, rule.delay(count, failure.retryAfter(), random));
  }
}
