@org.jspecify.annotations.NullMarked
package dev.freshline.cache;
