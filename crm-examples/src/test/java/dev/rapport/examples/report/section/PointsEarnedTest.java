package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class PointsEarnedTest {
  @Test
  void ordersWouldHaveEarnedPoints() {
    Orders.assertShown("""
        Points, had there been a programme
          Rule                            1 point per full USD 1.00 of an order, good for 12 months
          Points earned                   73
            taken back for returns        0
            ended                         0
            good on the last day          73
          Silver, from 100 a year         0
          Gold, from 500 a year           0
        """, """
        {
          "rule": "1 point per full USD 1.00 of an order, good for 12 months",
          "earned": 73,
          "takenBack": 0,
          "ended": 0,
          "good": 73,
          "silver": 0,
          "gold": 0
        }
        """, PointsEarned.section(Orders.FACTS));
  }
}
