package dev.freshline.reports.predict;

/// A figure on which the formula and the simulation of the same situation do not agree.
///
/// One of the two is wrong there, so neither is to be relied on; this is a defect of the model.
///
/// @param figure its name, such as `staleFraction`
/// @param simulated with the interval that the formula's value lies outside of
public record Mismatch(String figure, double formula, Figure simulated) {}
