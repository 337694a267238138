/// What `tune` is asked about: a protocol and where its settings stand, run times, demand, budgets.
///
/// Whatever is not given comes from Freshline's own settings and journal, or from a documented
/// default; what was taken from where is told in lines of `basis`. Whatever cannot be used is a
/// [UsageException] that names the key, the line and the fix.
@NullMarked
package dev.freshline.reports.input;

import org.jspecify.annotations.NullMarked;
