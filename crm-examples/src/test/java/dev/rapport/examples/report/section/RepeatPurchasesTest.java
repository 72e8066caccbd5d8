package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class RepeatPurchasesTest {
  @Test
  void oneOfThreeCameBack() {
    Orders.assertShown("""
        Repeat purchase
          Window and cohort               all customers, from the first purchase to 2026-03-31
          Repeat customers                1
          Repeat-purchase rate [95 %]     0.333333 [0.061492, 0.792340]
          Repeat share of purchases       0.250000
        """, """
        {
          "window": "all customers, from the first purchase to 2026-03-31",
          "repeatCustomers": 1,
          "rate": {"value": 0.3333333333333333, "interval": {"lower": 0.06149194472039625, "upper": 0.7923403991979522, "level": 0.95}, "sampleSize": 3},
          "repeatOrderShare": {"value": 0.25, "sampleSize": 4}
        }
        """, RepeatPurchases.section(Orders.FACTS));
  }
}
