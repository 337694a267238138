/// What Claude Code tells of a session on standard input: bounded, tolerant, complete or absent.
///
/// A field that is missing, of the wrong type or absurd is absent (null); the others are kept.
/// Nothing here knows a default: an absent figure is unknown, never zero.
@NullMarked
package dev.freshline.session;

import org.jspecify.annotations.NullMarked;
