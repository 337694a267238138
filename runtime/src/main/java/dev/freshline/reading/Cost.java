package dev.freshline.reading;

/// What something cost, or that its price is not known: unpriced is not free.
public sealed interface Cost {
  /// @param usd US dollars, 0 or more
  record Priced(double usd) implements Cost {
    public Priced {
      if (!(usd >= 0) || Double.isInfinite(usd)) {
        throw new IllegalArgumentException("usd must be a finite 0 or more, found " + usd);
      }
    }
  }

  /// Tokens were used but the source had no price for them.
  record Unpriced() implements Cost {}
}
