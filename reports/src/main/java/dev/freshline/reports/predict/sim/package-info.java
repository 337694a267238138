/// The discrete-event simulation of a pipeline: what its protocol does to given run times and
/// renders, event by event, with no formula in it.
///
/// It is the referee of the formulas in `predict`, and answers where there are none: convoys of
/// waiters, locks taken from the living, orphans, load, bursts, suspended machines. Every source
/// of chance has a stream of its own, keyed by the ordinal of the event, so that two protocols
/// meet the same luck.
@NullMarked
package dev.freshline.reports.predict.sim;

import org.jspecify.annotations.NullMarked;
