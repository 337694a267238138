/// What is wrong with the set-up, and what to do about it.
///
/// Each [dev.freshline.app.doctor.Examination] looks at one part of it and returns
/// [dev.freshline.app.doctor.Finding]s. None changes anything but scratch files of its own, which
/// it removes.
@NullMarked
package dev.freshline.app.doctor;

import org.jspecify.annotations.NullMarked;
