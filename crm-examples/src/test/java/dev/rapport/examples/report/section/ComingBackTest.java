package dev.rapport.examples.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ComingBackTest {
  @Test
  void modelsThatCannotBeFittedAreNamed() {
    Orders.assertText("""
        Coming back: models fitted to the first half of the time, tested on the second
          Fitted up to                    2026-02-16
          Customers until then            3
            their repeat purchases        0
            their purchases afterwards    1
          Customers who came afterwards   0
          Customers without a purchase    0
          model       log-likelihood  how the fit ended
          BG/NBD               0.000  on the boundary: r / alpha falls without limit: nobody came back; nobody ever buys again (log-likelihood 0.000)
          MBG/NBD              0.000  on the boundary: r / alpha falls without limit: nobody came back; nobody ever buys again (log-likelihood 0.000)
          Pareto/NBD           0.000  on the boundary: r / alpha falls without limit: nobody came back; nobody ever buys again (log-likelihood 0.000)
        """, ComingBack.section(Orders.FACTS));
  }

  /* How far a search came before it ended on a boundary is no figure to be compared to the last digit. */
  @Test
  void modelsThatCannotBeFittedAreNamedInJsonToo() {
    JsonObject comingBack = Orders.json(ComingBack.section(Orders.FACTS));
    assertEquals("2026-02-16", comingBack.get("fittedUpTo").getAsString());
    assertEquals(1, comingBack.get("holdoutPurchases").getAsInt());
    assertEquals(0, comingBack.getAsJsonArray("parameters").size());
    assertFalse(comingBack.has("tracking"));
  }

  @Test
  void oneDayIsNotCutInTwo() {
    Facts oneDay = Orders.until(LocalDate.of(2026, 1, 5));
    assertEquals(
        "there are no two days to compare",
        Orders.json(ComingBack.section(oneDay)).get("tooShort").getAsString());
  }
}
