package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class CohortRetentionTest {
  @Test
  void cohortsOfTwoMonths() {
    Orders.assertShown("""
        Cohort retention: share that bought again, by months after the first, with 95 % intervals
          month    customers  after 1  after 2
          2026-01          2    0.0 %   50.0 %
          2026-02          1    0.0 %

          months  customers                          share
               1          3  0.000000 [0.000000, 0.561497]
               2          2  0.500000 [0.094531, 0.905469]
        """, """
        {
          "cohorts": [
            {"month": "2026-01", "customers": 2, "after 1": 0.0, "after 2": 0.5},
            {"month": "2026-02", "customers": 1, "after 1": 0.0}
          ],
          "ages": [
            {"months": 1, "customers": 3, "share": {"value": 0.0, "interval": {"lower": 0.0, "upper": 0.5614970317550454, "level": 0.95}, "sampleSize": 3}},
            {"months": 2, "customers": 2, "share": {"value": 0.5, "interval": {"lower": 0.09453120573423074, "upper": 0.9054687942657693, "level": 0.95}, "sampleSize": 2}}
          ]
        }
        """, CohortRetention.section(Orders.FACTS));
  }
}
