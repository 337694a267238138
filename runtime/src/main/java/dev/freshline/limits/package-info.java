/// The account's limits, put together from what each session last heard.
///
/// Claude Code tells a session only of that session's own last response, so two terminals disagree.
/// Each render therefore leaves its session's observation in a small file of its own and merges all
/// of them: [dev.freshline.limits.LimitsLedger] keeps the files, [dev.freshline.limits.LimitsMerge]
/// is the rule.
///
/// No lock is needed: a file has one writer, is replaced whole, and two renders of a session at
/// once write the same, or what its next render puts right. The files are a line of text and not
/// JSON, and values are compared by hand and not by `equals`: a render reads fifty of them in a
/// cold JVM, in which the first `equals` of a record alone takes some 15 ms.
@NullMarked
package dev.freshline.limits;

import org.jspecify.annotations.NullMarked;
