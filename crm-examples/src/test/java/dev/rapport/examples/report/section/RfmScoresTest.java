package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class RfmScoresTest {
  @Test
  void threeCustomersHaveThreeScores() {
    Orders.assertShown("""
        RFM: customers by score, 5 is best, equal customers score alike
          score  recency  frequency  monetary
              5        1          0         0
              4        1          1         1
              3        0          0         0
              2        1          0         1
              1        0          2         1

          rfm    customers
          2-1-1          1
          4-1-2          1
          5-4-4          1
        """, """
        {
          "scores": [
            {"score": 5, "recency": 1, "frequency": 0, "monetary": 0},
            {"score": 4, "recency": 1, "frequency": 1, "monetary": 1},
            {"score": 3, "recency": 0, "frequency": 0, "monetary": 0},
            {"score": 2, "recency": 1, "frequency": 0, "monetary": 1},
            {"score": 1, "recency": 0, "frequency": 2, "monetary": 1}
          ],
          "combinations": [
            {"rfm": "2-1-1", "customers": 1},
            {"rfm": "4-1-2", "customers": 1},
            {"rfm": "5-4-4", "customers": 1}
          ]
        }
        """, RfmScores.section(Orders.FACTS));
  }
}
