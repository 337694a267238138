/// What follows failure: how long a source is left alone, remembered across processes and renders.
///
/// Not the cooldown, which follows success, and not freshness, which belongs to a reading. Each
/// source has one memory for all processes, so that ten terminals do not each try a server that
/// asked to be left alone.
@NullMarked
package dev.freshline.backoff;

import org.jspecify.annotations.NullMarked;
