package dev.freshline.stress.sim.search;

/// A set of hashes: open addressing, no boxes, since a search holds millions.
final class LongSet {
  private static final int FIRST = 1 << 12;

  private long[] slots = new long[FIRST];
  private boolean hasZero;
  private int size;

  /// Whether it was not there before.
  boolean add(long value) {
    if (value == 0) {
      boolean isNew = !hasZero;
      hasZero = true;
      return isNew;
    }
    if (size * 2 > slots.length) {
      grow();
    }
    return insert(value);
  }

  private boolean insert(long value) {
    int mask = slots.length - 1;
    for (int at = (int) (value ^ (value >>> 32)) & mask; ; at = (at + 1) & mask) {
      if (slots[at] == value) {
        return false;
      }
      if (slots[at] == 0) {
        slots[at] = value;
        size++;
        return true;
      }
    }
  }

  private void grow() {
    long[] before = slots;
    slots = new long[before.length * 2];
    size = 0;
    for (long value : before) {
      if (value != 0) {
        insert(value);
      }
    }
  }

  long size() {
    return hasZero ? size + 1L : size;
  }
}
