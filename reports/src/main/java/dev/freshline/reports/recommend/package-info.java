/// Consistent settings instead of contradicting ones, with the reason for each.
@NullMarked
package dev.freshline.reports.recommend;

import org.jspecify.annotations.NullMarked;
