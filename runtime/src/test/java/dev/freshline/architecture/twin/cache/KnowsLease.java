package dev.freshline.architecture.twin.cache;

import dev.freshline.architecture.twin.lease.KnowsCache;
import org.jspecify.annotations.Nullable;

/// The other half of a cycle.
public record KnowsLease(@Nullable KnowsCache other) {}
