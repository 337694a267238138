@org.jspecify.annotations.NullMarked
package dev.freshline.account;
