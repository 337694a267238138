package dev.freshline.billing;

import java.time.Instant;

/// A limit that will be used up before it resets, if use goes on at the rate observed.
///
/// @param window name of the limit
/// @param at when it will be used up
public record Exhaustion(String window, Instant at) {}
