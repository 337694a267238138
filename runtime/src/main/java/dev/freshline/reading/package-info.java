/// What was observed, when and by whom: plain values that every other room speaks in.
///
/// A [dev.freshline.reading.Reading] is an observation with its [dev.freshline.reading.Stamp]. It
/// never says whether it is fresh: that is derived from the stamp in `freshness`, at the moment of
/// looking.
@NullMarked
package dev.freshline.reading;

import org.jspecify.annotations.NullMarked;
