@NullMarked
package dev.freshline.reports.recommend;

import org.jspecify.annotations.NullMarked;
