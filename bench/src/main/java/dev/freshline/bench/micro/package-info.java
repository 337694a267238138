/// What single steps cost, under JMH: the floors of the machine, the lease, and the pipeline.
///
/// A loaded machine moves means and high percentiles by tens of percent, and medians hardly at all;
/// so what is compared is the median, within one run.
@NullMarked
package dev.freshline.bench.micro;

import org.jspecify.annotations.NullMarked;
