package dev.freshline.architecture.twin.lease;

import dev.freshline.architecture.twin.cache.KnowsLease;
import org.jspecify.annotations.Nullable;

/// Half of a cycle.
public record KnowsCache(@Nullable KnowsLease other) {}
