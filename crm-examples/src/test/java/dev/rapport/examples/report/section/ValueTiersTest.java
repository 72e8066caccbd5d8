package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class ValueTiersTest {
  @Test
  void tiersGoByRevenue() {
    Orders.assertShown("""
        Customer pyramid by revenue less returns: 20, 30, 30 and 20 % of the customers
          tier           from  customers    revenue  share of revenue
          platinum  54.40 USD          1  54.40 USD          0.761905
          gold      12.00 USD          1  12.00 USD          0.168067
          iron       5.00 USD          1   5.00 USD          0.070028
          lead                         0   0.00 USD          0.000000
        """, """
        {
          "tiers": [
            {"tier": "platinum", "from": {"currency": "USD", "amount": 54.40}, "customers": 1, "revenue": {"currency": "USD", "amount": 54.40}, "share of revenue": {"value": 0.7619047619047619, "sampleSize": 3}},
            {"tier": "gold", "from": {"currency": "USD", "amount": 12.00}, "customers": 1, "revenue": {"currency": "USD", "amount": 12.00}, "share of revenue": {"value": 0.16806722689075632, "sampleSize": 3}},
            {"tier": "iron", "from": {"currency": "USD", "amount": 5.00}, "customers": 1, "revenue": {"currency": "USD", "amount": 5.00}, "share of revenue": {"value": 0.0700280112044818, "sampleSize": 3}},
            {"tier": "lead", "customers": 0, "revenue": {"currency": "USD", "amount": 0.00}, "share of revenue": {"value": 0.0, "sampleSize": 3}}
          ]
        }
        """, ValueTiers.section(Orders.FACTS));
  }
}
