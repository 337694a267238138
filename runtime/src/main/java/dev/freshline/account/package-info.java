/// Which account the figures belong to, so that two accounts never share one.
@NullMarked
package dev.freshline.account;

import org.jspecify.annotations.NullMarked;
