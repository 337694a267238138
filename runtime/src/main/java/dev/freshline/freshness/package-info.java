/// How old a figure is and whether that may be shown without a mark. Pure; the only place that
/// decides.
///
/// Freshness is never stored. It is derived from a reading's stamp whenever someone looks, so no
/// path can lose it, carry it over, or forget to set it.
@NullMarked
package dev.freshline.freshness;

import org.jspecify.annotations.NullMarked;
