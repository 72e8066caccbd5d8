package dev.rapport.scoring.rfm;

import dev.rapport.core.bytes.ByteReader;
import dev.rapport.core.bytes.ByteWriter;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.scoring.customerbase.CutPoints;
import java.util.ArrayList;
import java.util.List;

/** What the byte forms of this package have in common: a currency, and cut points of as many bins each. */
final class RfmBytes {
  private RfmBytes() {}

  static ByteWriter write(ByteWriter out, CurrencyUnit currency) {
    return out.text(currency.code()).number(currency.minorDigits());
  }

  static CurrencyUnit currency(ByteReader in) {
    return CurrencyUnit.of(in.text(), in.integer());
  }

  static void write(ByteWriter out, List<CutPoints> cuts) {
    cuts.forEach(points -> points.values().forEach(out::number));
  }

  static List<CutPoints> cuts(ByteReader in, int bins, int times) {
    List<CutPoints> cuts = new ArrayList<>(times);
    for (int i = 0; i < times; i++) {
      cuts.add(CutPoints.of(in.numbers(bins - 1)));
    }
    return cuts;
  }

  static int bins(ByteReader in) {
    int bins = in.integer();
    RfmScore.cells(bins);
    return bins;
  }
}
