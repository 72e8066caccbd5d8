package dev.rapport.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class CoffeeShopTest {
  private static final List<String> LINES = CoffeeShop.lines();

  @Test
  void adaIsGoldAndHasWhatSheEarnedLessWhatSheSpentAndBroughtBack() {
    assertEquals("Ada is Gold and has 279 beans.", LINES.get(0));
  }

  @Test
  void herStatementAddsUp() {
    int start = LINES.indexOf("Her statement for 2026-01-01/2026-04-01");
    assertEquals(
        List.of(
            "2026-01-12  earned  26 beans",
            "2026-01-30  earned  144 beans",
            "2026-02-06  spent  -80 beans",
            "2026-02-14  earned  96 beans",
            "2026-02-20  reversed  -22 beans",
            "2026-02-21  earned  10 beans",
            "2026-02-28  earned  105 beans",
            "in all 279 beans"),
        LINES.subList(start + 1, LINES.size()));
  }

  @Test
  void theBirthdayOrderIsExplainedRuleByRule() {
    String why = String.join("\n", LINES);
    // 30 for EUR 30.90, 6 of 9 for three refills, half of 30 and 9 again for Gold, 50 for the day.
    for (String rule : List.of("base", "refill", "birthday", "tier-status-2")) {
      assertTrue(why.contains("rule " + rule), why);
    }
    assertTrue(why.contains("a leap day kept on feb 28: yes"), why);
    assertTrue(why.contains("105 beans of lot"), why);
  }
}
