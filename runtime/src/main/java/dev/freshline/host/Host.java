package dev.freshline.host;

import java.util.random.RandomGenerator;

/// The machine as the pipeline sees it: every effect goes through one of these.
public record Host(
    Clock clock, Disk disk, Locks locks, Processes processes, Http http, RandomGenerator random) {}
