@NullMarked
package dev.freshline.stress.scenario;

import org.jspecify.annotations.NullMarked;
