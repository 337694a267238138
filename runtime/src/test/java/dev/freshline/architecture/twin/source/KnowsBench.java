package dev.freshline.architecture.twin.source;

import dev.freshline.architecture.twin.bench.Probe;

/// A source that knows another module.
public record KnowsBench(Probe probe) {}
