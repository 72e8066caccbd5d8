package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class RevenueConcentrationTest {
  @Test
  void theBestOfThreeHasThreeQuarters() {
    Orders.assertShown("""
        Concentration of revenue less returns
          Share of the top 20 %           0.761905
          Gini coefficient                0.461251
          Peak of the whale curve         1.000000
             best  customers  share of revenue
           33.3 %          1            76.2 %
           66.7 %          2            93.0 %
          100.0 %          3           100.0 %
        """, """
        {
          "topFifthShare": {"value": 0.7619047619047619, "sampleSize": 3},
          "gini": {"value": 0.4612511671335201, "sampleSize": 3},
          "whalePeak": {"value": 1.0, "sampleSize": 3},
          "whaleCurve": [
            {"best": 0.3333333333333333, "customers": 1, "share of revenue": 0.7619047619047619},
            {"best": 0.6666666666666666, "customers": 2, "share of revenue": 0.9299719887955182},
            {"best": 1.0, "customers": 3, "share of revenue": 1.0}
          ]
        }
        """, RevenueConcentration.section(Orders.FACTS));
  }
}
