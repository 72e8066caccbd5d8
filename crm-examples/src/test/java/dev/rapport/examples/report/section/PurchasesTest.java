package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class PurchasesTest {
  @Test
  void threeCustomersBoughtOnFourDays() {
    Orders.assertShown("""
        Purchases
          Customers                       3
          Orders                          5
          Purchases (one a day each)      4
          Revenue                         74.90 USD
          Paid back for returns           3.50 USD
          Revenue less returns            71.40 USD
          First purchase                  2026-01-05
          Last purchase                   2026-03-02
        """, """
        {
          "customers": 3,
          "orders": 5,
          "purchases": 4,
          "revenue": {"currency": "USD", "amount": 74.90},
          "returned": {"currency": "USD", "amount": 3.50},
          "netRevenue": {"currency": "USD", "amount": 71.40},
          "firstPurchase": "2026-01-05",
          "lastPurchase": "2026-03-02"
        }
        """, Purchases.section(Orders.FACTS));
  }
}
