package dev.freshline.architecture.twin.reading;

import dev.freshline.architecture.twin.host.Port;

/// A value that knows a port.
public record KnowsHost(Port port) {}
