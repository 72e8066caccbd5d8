package dev.rapport.scoring.retention;

import dev.rapport.scoring.bytes.ByteReader;
import dev.rapport.scoring.bytes.ByteWriter;

/** The byte form of a sequence of counts: how many there are, and each. */
final class CountBytes {
  private static final int VERSION = 1;

  private CountBytes() {}

  /** Writes counts, none negative. */
  static byte[] write(long[] counts) {
    ByteWriter out = ByteWriter.version(VERSION).count(counts.length);
    for (long count : counts) {
      out.count(count);
    }
    return out.toBytes();
  }

  /** Reads what {@link #write} wrote, or raises if it is something else. */
  static long[] read(byte[] bytes) {
    ByteReader in = ByteReader.of(bytes, VERSION);
    long[] counts = new long[in.count(Integer.MAX_VALUE, "counts")];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = in.count();
    }
    in.end();
    return counts;
  }
}
