package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explanation;
import dev.rapport.loyalty.earning.NaiveEarning.Q;
import java.util.List;

/** Whether an explanation computes to the awards that it explains, and tells of every rule. */
public final class ExplanationCheck {
  private ExplanationCheck() {}

  /**
   * Computes the awards of an order again from nothing but their explanation.
   *
   * @param outcome what the order earned
   */
  public static void check(EarningOutcome outcome) {
    Explanation why = outcome.explanation();
    assertEquals(List.of(), why.missing());
    assertEquals(why, outcome.explanation());
    Recomputation again = new Recomputation(outcome);
    List<Explanation> granted = why.findAll(EarningCode.GRANTED);
    assertEquals(outcome.awards().size(), granted.size());
    for (int i = 0; i < granted.size(); i++) {
      Award award = outcome.awards().get(i);
      Explanation told = granted.get(i);
      assertEquals(award.rule().name(), Recomputation.text(told, "rule"));
      assertEquals(award.rule().version(), Recomputation.whole(told, "version"));
      assertEquals(award.desired().type().id(), Recomputation.text(told, "type"));
      assertEquals(award.desired().units(), again.desired(told), told::toString);
      assertEquals(award.awarded().units(), again.awarded(told), told::toString);
      assertEquals(award.desired().units(), Recomputation.whole(told, "desired"));
      assertEquals(award.awarded().units(), Recomputation.whole(told, "awarded"));
      assertEquals(award.lines(), again.linesTold(told), told::toString);
      assertEquals(again.lines(told), award.lines(), told::toString);
    }
    for (Explanation nothing : why.findAll(EarningCode.NOTHING)) {
      assertEquals(0, again.desired(nothing), nothing::toString);
    }
    for (EarningRule rule : outcome.rules().rules()) {
      boolean told = why.children().stream().anyMatch(step -> again.isAbout(step, rule));
      assertEquals(rule.activities().isEmpty(), told, rule::toString);
    }
    again.checkSums();
    why.findAll(EarningCode.NOT_CHOSEN).forEach(ExplanationCheck::checkCompared);
  }

  /* What gave way to another by its value was worth no more than the best, or no less than the cheapest, or nothing. */
  private static void checkCompared(Explanation told) {
    for (Explanation compared : told.findAll(EarningCode.COMPARED)) {
      Q value = Recomputation.fraction(compared, "value");
      int order = value.compareTo(Recomputation.fraction(compared, "best"));
      boolean best =
          told.argument("selection").orElseThrow().equals(Argument.of(RuleGroup.Selection.BEST));
      boolean nothing = value.compareTo(Q.ZERO) == 0;
      assertTrue(best ? order <= 0 : order >= 0 || nothing, told::toString);
    }
  }
}
