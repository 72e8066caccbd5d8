package dev.rapport.scoring.summary;

/** Sorts pairs of a key and a tag, neither negative, by the tag and among equal tags by the key, digit by digit from the lowest. */
final class RadixSort {
  private static final int BITS = 11;
  private static final int DIGITS = 1 << BITS;

  private RadixSort() {}

  static void byTagThenKey(long[] keys, int[] tags) {
    int n = keys.length;
    long[] fromKeys = keys;
    int[] fromTags = tags;
    boolean elsewhere = false;
    long[] toKeys = new long[n];
    int[] toTags = new int[n];
    long allKeys = 0;
    int allTags = 0;
    for (int i = 0; i < n; i++) {
      allKeys |= keys[i] ^ keys[0];
      allTags |= tags[i] ^ tags[0];
    }
    for (int shift = 0; shift < Long.SIZE + Integer.SIZE; shift += BITS) {
      boolean ofKey = shift < 6 * BITS;
      int by = ofKey ? shift : shift - 6 * BITS;
      // A digit in which all are equal changes nothing.
      if (((ofKey ? allKeys >>> by : allTags >>> by) & (DIGITS - 1)) == 0) {
        continue;
      }
      int[] ends = new int[DIGITS + 1];
      for (int i = 0; i < n; i++) {
        ends[digit(fromKeys[i], fromTags[i], by, ofKey) + 1]++;
      }
      for (int d = 0; d < DIGITS; d++) {
        ends[d + 1] += ends[d];
      }
      for (int i = 0; i < n; i++) {
        int place = ends[digit(fromKeys[i], fromTags[i], by, ofKey)]++;
        toKeys[place] = fromKeys[i];
        toTags[place] = fromTags[i];
      }
      long[] freeKeys = fromKeys;
      int[] freeTags = fromTags;
      fromKeys = toKeys;
      fromTags = toTags;
      toKeys = freeKeys;
      toTags = freeTags;
      elsewhere = !elsewhere;
    }
    if (elsewhere) {
      System.arraycopy(fromKeys, 0, keys, 0, n);
      System.arraycopy(fromTags, 0, tags, 0, n);
    }
  }

  private static int digit(long key, int tag, int by, boolean ofKey) {
    return (int) (ofKey ? key >>> by : tag >>> by) & (DIGITS - 1);
  }
}
