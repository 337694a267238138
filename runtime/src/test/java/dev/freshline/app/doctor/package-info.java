@NullMarked
package dev.freshline.app.doctor;

import org.jspecify.annotations.NullMarked;
