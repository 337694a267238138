/// Which room may know which, where effects may happen, and what the render path may not call.
@org.jspecify.annotations.NullMarked
package dev.freshline.architecture;
