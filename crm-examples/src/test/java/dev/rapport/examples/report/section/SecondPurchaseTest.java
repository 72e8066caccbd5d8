package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class SecondPurchaseTest {
  @Test
  void oneCameBackAfterEightWeeks() {
    Orders.assertShown("""
        Time to the second purchase, with 95 % intervals
          Customers                       3
          Came back                       1
          Days until a quarter is back    56.000000 [56.000000, ...]
          Median days                     56.000000 [56.000000, ...]
          days                           back
             7                       0.000000
            14                       0.000000
            30                       0.000000
            60  0.500000 [0.089590, 0.994017]
        """, """
        {
          "customers": 3,
          "cameBack": 1,
          "quartileDays": {"value": 56.0, "interval": {"lower": 56.0, "level": 0.95}, "sampleSize": 3},
          "medianDays": {"value": 56.0, "interval": {"lower": 56.0, "level": 0.95}, "sampleSize": 3},
          "cameBackBy": [
            {"days": 7, "back": {"value": 0.0, "sampleSize": 3}},
            {"days": 14, "back": {"value": 0.0, "sampleSize": 3}},
            {"days": 30, "back": {"value": 0.0, "sampleSize": 3}},
            {"days": 60, "back": {"value": 0.5, "interval": {"lower": 0.08958991516326265, "upper": 0.9940169123608542, "level": 0.95}, "sampleSize": 3}}
          ]
        }
        """, SecondPurchase.section(Orders.FACTS));
  }
}
