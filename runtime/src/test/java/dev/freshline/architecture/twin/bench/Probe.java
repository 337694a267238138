package dev.freshline.architecture.twin.bench;

/// Something of another module.
public interface Probe {}
