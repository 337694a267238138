/// The `tune` command: its options, the wiring of its parts, and its exit codes.
@NullMarked
package dev.freshline.reports.app;

import org.jspecify.annotations.NullMarked;
