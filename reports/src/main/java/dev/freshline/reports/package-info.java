/// The diagnosis of a pipeline's settings: findings, prediction, recommendation, and the reports.
@NullMarked
package dev.freshline.reports;

import org.jspecify.annotations.NullMarked;
