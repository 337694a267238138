@NullMarked
package dev.freshline.bench.micro;

import org.jspecify.annotations.NullMarked;
