package dev.freshline.stress.sim.machine;

/// Mixing of numbers into one of 64 bits (the finalizer of MurmurHash3, public domain).
public final class Hash {
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

  static long of(byte[] bytes) {
    long hash = bytes.length;
    for (byte each : bytes) {
      hash = hash * 1_099_511_628_211L + each;
    }
    return of(hash);
  }
}
