/// The shared reading: versioned, checksummed, replaced atomically, ordered by token.
///
/// Only a successful fetch changes it, so the last known good reading survives every failure.
@NullMarked
package dev.freshline.cache;

import org.jspecify.annotations.NullMarked;
