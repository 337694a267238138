/// What a pipeline has to serve: run times of its subprocess, demand of its sessions, and failures.
///
/// All times are in seconds, as the formulas have them; durations of settings stay `Duration`.
@NullMarked
package dev.freshline.reports.workload;

import org.jspecify.annotations.NullMarked;
