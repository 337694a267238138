/// One file of settings, what follows from it, and where each value comes from.
///
/// A broken file never blanks a line: whatever cannot be used is named as a
/// [dev.freshline.settings.Problem] and its default holds instead. [dev.freshline.settings.Key] is
/// the list of all that can be set; `docs/settings.md` and `docs/settings.schema.json` say the same
/// to people and editors, and tests keep the three in step.
@NullMarked
package dev.freshline.settings;

import org.jspecify.annotations.NullMarked;
