package dev.rapport.scoring.rfm;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CutPoints;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The byte form of cut points: version, currency code and minor digits, bins, then the limits of recency, frequency and
 * monetary value as big-endian {@code long}s.
 */
final class RfmCutsBytes {
  private static final byte VERSION = 1;

  private static final int CODE_LENGTH = 3;
  private static final int HEADER_LENGTH = 1 + CODE_LENGTH + 1 + 1;

  private RfmCutsBytes() {}

  static byte[] write(RfmCuts cuts) {
    int limits = cuts.bins() - 1;
    ByteBuffer out = ByteBuffer.allocate(HEADER_LENGTH + 3 * limits * Long.BYTES);
    out.put(VERSION);
    out.put(cuts.currency().code().getBytes(StandardCharsets.US_ASCII));
    out.put((byte) cuts.currency().minorDigits());
    out.put((byte) cuts.bins());
    cuts.recencyDays().values().forEach(out::putLong);
    cuts.frequency().values().forEach(out::putLong);
    cuts.monetaryMinorUnits().values().forEach(out::putLong);
    return out.array();
  }

  static RfmCuts read(byte[] bytes) {
    checkArgument(
        bytes.length >= HEADER_LENGTH,
        "bytes must be the form that toBytes writes, were %s bytes",
        bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    checkArgument(version == VERSION, "bytes must be of version %s, was %s", VERSION, version);
    byte[] code = new byte[CODE_LENGTH];
    in.get(code);
    CurrencyUnit currency = CurrencyUnit.of(new String(code, StandardCharsets.US_ASCII), in.get());
    int bins = in.get();
    RfmScore.cells(bins);
    checkArgument(
        in.remaining() == 3 * (bins - 1) * Long.BYTES,
        "bytes must hold the limits of 3 times %s bins, held %s bytes of them",
        bins,
        in.remaining());
    return new RfmCuts(currency, limits(in, bins), limits(in, bins), limits(in, bins));
  }

  private static CutPoints limits(ByteBuffer in, int bins) {
    long[] limits = new long[bins - 1];
    for (int i = 0; i < limits.length; i++) {
      limits[i] = in.getLong();
    }
    return CutPoints.of(limits);
  }
}
