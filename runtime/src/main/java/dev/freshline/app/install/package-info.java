/// The entry in Claude Code's own settings that starts us: put there, and taken away again.
///
/// ```
/// read -> parse strictly -> edit the text -> diff -> back up -> remember -> replace
/// ```
/// The file is another program's and its user's, so the text is edited where it must change and
/// nowhere else: order, spelling, indentation and unknown keys stay. What cannot be parsed as
/// strict JSON is left alone.
@NullMarked
package dev.freshline.app.install;

import org.jspecify.annotations.NullMarked;
