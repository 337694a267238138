package dev.freshline.events;

import dev.freshline.reading.Moment;

/// A decision that was taken a number of times within one [Fold#BUCKET].
///
/// @param last the latest of them in full
/// @param first when the earliest was
/// @param count how many there were
public record Repeated(Entry<Event.Decision> last, Moment first, long count) {
  public Repeated {
    if (count < 1) {
      throw new IllegalArgumentException("count must be 1 or more, found " + count);
    }
  }

  static Repeated once(Entry<Event.Decision> entry) {
    return new Repeated(entry, entry.at(), 1);
  }

  /// Both together; the order in which they come makes no difference.
  Repeated and(Repeated other) {
    boolean later = other.last.at().at().isAfter(last.at().at());
    boolean earlier = other.first.at().isBefore(first.at());
    return new Repeated(
        later ? other.last : last, earlier ? other.first : first, count + other.count);
  }
}
