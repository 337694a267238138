@NullMarked
package dev.freshline.bench.report;

import org.jspecify.annotations.NullMarked;
