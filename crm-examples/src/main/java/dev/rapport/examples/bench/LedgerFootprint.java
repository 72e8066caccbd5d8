package dev.rapport.examples.bench;

import java.util.Locale;
import org.openjdk.jol.info.GraphLayout;

/**
 * The bytes that an open lot takes: what ten thousand more lots add to everything that is reachable from a ledger, divided by
 * ten thousand. Lots come a day apart, so what is remembered of commands and orders is the same on both sides of the difference.
 */
public final class LedgerFootprint {
  private static final int FEW = 100;
  private static final int MANY = 10_100;

  private LedgerFootprint() {}

  /**
   * Prints the bytes per open lot of each ledger.
   *
   * @param args ignored
   */
  public static void main(String[] args) {
    System.out.println(table());
  }

  static String table() {
    // The JDK tells nobody where the fields of a record lie; this lets jol find out by itself.
    System.setProperty("jol.magicFieldOffset", "true");
    double mutable = perLot(Workload.mutableLedger(FEW), Workload.mutableLedger(MANY));
    return String.format(
        Locale.ROOT,
        "bytes per open lot%n%s%s%s%s",
        line("bare mutable ledger", mutable, mutable),
        line(
            "dutiful mutable ledger",
            perLot(
                Workload.REMEMBERING.dutifulLedger(FEW), Workload.REMEMBERING.dutifulLedger(MANY)),
            mutable),
        line(
            "account, lots without an origin",
            perLot(Workload.FORGETFUL.account(FEW), Workload.FORGETFUL.account(MANY)),
            mutable),
        line(
            "account, each lot of an order of its own",
            perLot(Workload.REMEMBERING.account(FEW), Workload.REMEMBERING.account(MANY)),
            mutable));
  }

  private static String line(String ledger, double bytes, double mutable) {
    return String.format(Locale.ROOT, "  %-42s %6.0f  x %.1f%n", ledger, bytes, bytes / mutable);
  }

  private static double perLot(Object few, Object many) {
    return (double) (bytes(many) - bytes(few)) / (MANY - FEW);
  }

  private static long bytes(Object ledger) {
    return GraphLayout.parseInstance(ledger).totalSize();
  }
}
