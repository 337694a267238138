package dev.freshline.stress.sim.machine;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Mixing of numbers into one of 64 bits (the finalizer of MurmurHash3, public domain).
public final class Hash {
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, LITTLE_ENDIAN);

  private static final long ODD = 0x9e3779b97f4a7c15L;

  private Hash() {}

  static long of(long value) {
    long mixed = value;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return mixed ^ (mixed >>> 33);
  }

  /// Of the constant's place among its kind: hashes are compared within one program only.
  @SuppressWarnings("EnumOrdinal")
  public static long of(Enum<?> constant) {
    return constant.ordinal();
  }

  /// Order counts.
  static long mix(long hash, long value) {
    return of(hash * 31 + value);
  }

  /// Eight bytes at a time: a search hashes every file that is written.
  static long of(byte[] bytes) {
    long hash = bytes.length;
    int at = 0;
    for (; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
      hash = Long.rotateLeft((hash ^ (long) WORDS.get(bytes, at)) * ODD, 29);
    }
    for (; at < bytes.length; at++) {
      hash = Long.rotateLeft((hash ^ bytes[at]) * ODD, 29);
    }
    return of(hash);
  }
}
