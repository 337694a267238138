package dev.freshline.bench.process;

/// What the kernel accounted for one process and those it waited for.
///
/// @param wallMillis from before its start to after its end
/// @param cpuMillis user and system time
/// @param peakKilobytes of resident memory; 0 where nobody looked
public record Spawned(double wallMillis, double cpuMillis, long peakKilobytes) {}
