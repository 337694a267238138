/// The simulated machine keeps the contracts that the real one keeps.
@org.jspecify.annotations.NullMarked
package dev.freshline.host;
