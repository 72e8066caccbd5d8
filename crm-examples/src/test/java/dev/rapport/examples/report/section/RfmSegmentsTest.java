package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class RfmSegmentsTest {
  @Test
  void everySegmentIsListed() {
    Orders.assertShown("""
        RFM segments: the first that matches, of ten segments of rfm 0.3
          segment             customers   share
          Champions                   0   0.0 %
          Potential Loyalist          1  33.3 %
          Loyal Customers             0   0.0 %
          Promising                   0   0.0 %
          New Customers               1  33.3 %
          Can't Lose Them             0   0.0 %
          At Risk                     0   0.0 %
          Need Attention              0   0.0 %
          About To Sleep              1  33.3 %
          Lost                        0   0.0 %
          Others                      0   0.0 %

          Segments out of reach           0
          Scores that several claim       58
          Scores that none claims         10
        """, """
        {
          "segments": [
            {"segment": "Champions", "customers": 0, "share": 0.0},
            {"segment": "Potential Loyalist", "customers": 1, "share": 0.3333333333333333},
            {"segment": "Loyal Customers", "customers": 0, "share": 0.0},
            {"segment": "Promising", "customers": 0, "share": 0.0},
            {"segment": "New Customers", "customers": 1, "share": 0.3333333333333333},
            {"segment": "Can't Lose Them", "customers": 0, "share": 0.0},
            {"segment": "At Risk", "customers": 0, "share": 0.0},
            {"segment": "Need Attention", "customers": 0, "share": 0.0},
            {"segment": "About To Sleep", "customers": 1, "share": 0.3333333333333333},
            {"segment": "Lost", "customers": 0, "share": 0.0},
            {"segment": "Others", "customers": 0, "share": 0.0}
          ],
          "unreachable": 0,
          "overlaps": 58,
          "unmatched": 10
        }
        """, RfmSegments.section(Orders.FACTS));
  }
}
