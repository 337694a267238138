/// The pipeline: what is shown, when a refresh is due, and how one is carried out.
@NullMarked
package dev.freshline.billing;

import org.jspecify.annotations.NullMarked;
