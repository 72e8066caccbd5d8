package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CutPoints;
import dev.rapport.scoring.customerbase.EmpiricalDistribution;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The byte forms of this package, all with a version first and numbers big-endian.
 *
 * <p>Cut points: version, currency code and minor digits, bins, then the limits of recency, frequency and
 * monetary value as big-endian {@code long}s; of nested ones those of recency, then of frequency for each recency score, then of
 * monetary value for each pair. The length tells the two apart.
 *
 * <p>Distribution: version, currency, then for each dimension the length of its own byte form and that form. Counts by score:
 * version, bins, then a cell number of 2 bytes and a count of 8 for each occupied cell.
 */
final class RfmBytes {
  private static final byte VERSION = 1;

  private static final int CODE_LENGTH = 3;
  private static final int HEADER_LENGTH = 1 + CODE_LENGTH + 1 + 1;

  private RfmBytes() {}

  static byte[] write(RfmCuts cuts) {
    return write(
        cuts.currency(), List.of(cuts.recencyDays(), cuts.frequency(), cuts.monetaryMinorUnits()));
  }

  static byte[] writeNested(NestedCuts cuts) {
    List<CutPoints> all = new ArrayList<>();
    all.add(cuts.recencyDays());
    all.addAll(cuts.frequency());
    all.addAll(cuts.monetaryMinorUnits());
    return write(cuts.currency(), all);
  }

  private static byte[] write(CurrencyUnit currency, List<CutPoints> cuts) {
    int bins = cuts.get(0).bins();
    ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + cuts.size() * (bins - 1) * Long.BYTES);
    out.put(VERSION);
    put(out, currency);
    out.put((byte) bins);
    cuts.forEach(points -> points.values().forEach(out::putLong));
    return out.array();
  }

  static byte[] writeDistribution(RfmDistribution distribution) {
    List<byte[]> parts = List.<byte[]>of(
        distribution.recencyDays().toBytes(),
        distribution.frequency().toBytes(),
        distribution.monetaryMinorUnits().toBytes());
    int length = 1 + CODE_LENGTH + 1;
    for (byte[] part : parts) {
      length = Math.addExact(length, Math.addExact(Integer.BYTES, part.length));
    }
    ByteBuffer out = ByteBuffer.allocate(length);
    out.put(VERSION);
    put(out, distribution.currency());
    parts.forEach(part -> out.putInt(part.length).put(part));
    return out.array();
  }

  static RfmDistribution readDistribution(byte[] bytes) {
    ByteBuffer in = start(bytes, 1 + CODE_LENGTH + 1);
    RfmDistribution distribution = new RfmDistribution(currency(in), part(in), part(in), part(in));
    checkArgument(
        !in.hasRemaining(),
        "bytes must end with the third distribution, had %s more",
        in.remaining());
    return distribution;
  }

  private static EmpiricalDistribution part(ByteBuffer in) {
    int length = in.remaining() < Integer.BYTES ? -1 : in.getInt();
    checkArgument(
        length >= 0 && length <= in.remaining(),
        "bytes must hold three distributions with their lengths, ended early");
    byte[] part = new byte[length];
    in.get(part);
    return EmpiricalDistribution.fromBytes(part);
  }

  static byte[] writeCounts(int bins, long[] counts) {
    int occupied = (int) LongStream.of(counts).filter(count -> count > 0).count();
    ByteBuffer out = ByteBuffer.allocate(2 + occupied * (Short.BYTES + Long.BYTES));
    out.put(VERSION).put((byte) bins);
    for (int cell = 0; cell < counts.length; cell++) {
      if (counts[cell] > 0) {
        out.putShort((short) cell).putLong(counts[cell]);
      }
    }
    return out.array();
  }

  /** Returns the counts of all cells; their number tells the bins. */
  static long[] readCounts(byte[] bytes) {
    ByteBuffer in = start(bytes, 2);
    long[] counts = new long[RfmScore.cells(in.get())];
    checkArgument(
        in.remaining() % (Short.BYTES + Long.BYTES) == 0,
        "bytes must hold cells and counts, had %s bytes of them",
        in.remaining());
    int before = -1;
    while (in.hasRemaining()) {
      int cell = in.getShort();
      long count = in.getLong();
      checkArgument(
          cell > before && cell < counts.length && count > 0,
          "bytes must hold ascending cells below %s with positive counts, had %s of cell %s",
          counts.length,
          count,
          cell);
      counts[cell] = count;
      before = cell;
    }
    return counts;
  }

  private static ByteBuffer start(byte[] bytes, int least) {
    checkArgument(
        bytes.length >= least,
        "bytes must be the form that toBytes writes, were %s bytes",
        bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
    return in;
  }

  private static void put(ByteBuffer out, CurrencyUnit currency) {
    out.put(currency.code().getBytes(StandardCharsets.US_ASCII));
    out.put((byte) currency.minorDigits());
  }

  private static CurrencyUnit currency(ByteBuffer in) {
    byte[] code = new byte[CODE_LENGTH];
    in.get(code);
    return CurrencyUnit.of(new String(code, StandardCharsets.US_ASCII), in.get());
  }

  static RfmCuts read(byte[] bytes) {
    Reader in = new Reader(bytes);
    in.expect(3);
    return new RfmCuts(in.currency, in.limits(), in.limits(), in.limits());
  }

  static NestedCuts readNested(byte[] bytes) {
    Reader in = new Reader(bytes);
    in.expect(1 + in.bins + in.bins * in.bins);
    CutPoints recencyDays = in.limits();
    return new NestedCuts(
        in.currency, recencyDays, in.limits(in.bins), in.limits(in.bins * in.bins));
  }

  private static final class Reader {
    private final ByteBuffer in;
    private final CurrencyUnit currency;
    private final int bins;

    private Reader(byte[] bytes) {
      in = start(bytes, HEADER_LENGTH);
      currency = RfmBytes.currency(in);
      bins = in.get();
      RfmScore.cells(bins);
    }

    private void expect(int dimensions) {
      checkArgument(
          in.remaining() == dimensions * (bins - 1) * Long.BYTES,
          "bytes must hold the limits of %s times %s bins, held %s bytes of them",
          dimensions,
          bins,
          in.remaining());
    }

    private CutPoints limits() {
      long[] limits = new long[bins - 1];
      for (int i = 0; i < limits.length; i++) {
        limits[i] = in.getLong();
      }
      return CutPoints.of(limits);
    }

    private List<CutPoints> limits(int times) {
      List<CutPoints> all = new ArrayList<>(times);
      for (int i = 0; i < times; i++) {
        all.add(limits());
      }
      return all;
    }
  }
}
