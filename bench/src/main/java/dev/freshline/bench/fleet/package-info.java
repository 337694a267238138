/// How long sessions wait for fresh data, measured in the fleet of real processes of `stress`.
@NullMarked
package dev.freshline.bench.fleet;

import org.jspecify.annotations.NullMarked;
