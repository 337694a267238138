/// The `statusline` command: its subcommands, their wiring and exit codes.
@NullMarked
package dev.freshline.app;

import org.jspecify.annotations.NullMarked;
