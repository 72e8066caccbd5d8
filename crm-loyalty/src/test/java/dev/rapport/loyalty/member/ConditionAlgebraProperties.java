package dev.rapport.loyalty.member;

import static dev.rapport.loyalty.member.Conditions.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.evidence.Finding;
import dev.rapport.loyalty.testkit.ConditionArbitraries;
import dev.rapport.loyalty.testkit.SituationGrid;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What the algebra says of conditions, against their plain evaluation in every situation of a grid of orders and of activities that
 * holds, on each axis that they look at, the values on both sides of each of their bounds.
 */
class ConditionAlgebraProperties {
  private static final Condition AN_ORDER = Conditions.unitsAtLeast(1, LineCondition.any());
  private static final Condition AN_ACTIVITY = Conditions.quantityAtLeast(1);

  @Property(tries = 100)
  void aConditionThatCanHoldHoldsSomewhereAndOneThatCannotNowhere(
      @ForAll("few") Condition condition, @ForAll Random random) {
    assertAnswer(condition.canHold(), condition, random);
  }

  @Property(tries = 50)
  void implicationOverlapAndDisjointnessAgreeWithEvaluation(
      @ForAll("fewer") Condition a, @ForAll("fewer") Condition b, @ForAll Random random) {
    assertAnswer(a.implies(b).negated(), a.and(b.negate()), random);
    assertAnswer(a.overlaps(b), a.and(b), random);
    assertEquals(a.overlaps(b), a.disjointFrom(b).negated());
    assertEquals(a.overlaps(b), b.overlaps(a));
  }

  @Property(tries = 100)
  void everyConditionImpliesItselfAndExcludesItsOpposite(
      @ForAll("few") Condition a, @ForAll("fewer") Condition b) {
    assertEquals(Finding.YES, a.disjointFrom(a.negate()), a.toString());
    assertEquals(Finding.YES, a.implies(a.or(b)));
    assertEquals(Finding.YES, a.and(b).implies(a));
  }

  @Property(tries = 100)
  void theAnswerDependsOnWhatIsSaidAndNotOnHow(
      @ForAll("few") Condition a, @ForAll("fewer") Condition b) {
    assertEquals(a.and(b).canHold(), b.and(a).canHold());
    assertEquals(a.or(b).canHold(), b.or(a).canHold());
    assertEquals(a.canHold(), a.negate().negate().canHold());
    assertEquals(a.and(b).canHold(), a.negate().or(b.negate()).negate().canHold());
  }

  @Property(tries = 100)
  void noSituationIsAnOrderAndAnActivityAndEachIsOneOfThem(
      @ForAll("few") Condition a,
      @ForAll("orders") Condition order,
      @ForAll("activities") Condition activity) {
    assertEquals(Finding.NO, a.and(order).and(activity).canHold());
    assertEquals(Finding.YES, order.implies(activity.negate()));
    assertEquals(Finding.YES, activity.implies(order.negate()));
    assertEquals(Finding.NO, a.and(AN_ORDER.negate()).and(AN_ACTIVITY.negate()).canHold());
    assertEquals(
        a.canHold(), a.and(AN_ORDER).canHold().or(a.and(AN_ACTIVITY).canHold()), a.toString());
  }

  @Property(tries = 100)
  void membersAndTimesAreThoseOfOrdersAndOfActivities(@ForAll("membersAndTimes") Condition a) {
    assertEquals(a.canHold(), a.and(AN_ORDER).canHold());
    assertEquals(a.canHold(), a.and(AN_ACTIVITY).canHold());
  }

  @Property(tries = 100)
  void aPredicateOfTheApplicationIsNeverGuessed(@ForAll("few") Condition a) {
    Condition opaque = named("own", situation -> true);
    assertNotEquals(Finding.YES, a.and(opaque).canHold());
    assertEquals(Finding.YES, opaque.implies(opaque.or(a)));
    assertEquals(Finding.UNKNOWN, opaque.canHold());
    assertEquals(Finding.UNKNOWN, opaque.negate().canHold());
    assertEquals(Finding.NO, opaque.and(opaque.negate()).canHold());
  }

  @Property(tries = 100)
  void mostQuestionsHaveAnAnswer(@ForAll("answerable") List<Condition> conditions) {
    Condition all = new Condition.All(conditions);
    assertNotEquals(Finding.UNKNOWN, all.canHold(), all.toString());
  }

  /* One condition about lines at most, or one about an activity with the opposite of one about an order, and one about each other
   * thing: none of them depends on another in a way that is not followed. */
  @Provide
  Arbitrary<List<Condition>> answerable() {
    Arbitrary<Condition> happened = Arbitraries.oneOf(
        ConditionArbitraries.orderConditions(),
        ConditionArbitraries.activityConditions(),
        Combinators.combine(
                ConditionArbitraries.orderConditions(), ConditionArbitraries.activityConditions())
            .as((order, activity) -> order.negate().and(activity)));
    Arbitrary<Condition> members = ConditionArbitraries.memberConditions();
    Arbitrary<Condition> times = ConditionArbitraries.timeConditions();
    return Combinators.combine(happened, members, members.map(Condition::negate), times)
        .as(List::<Condition>of);
  }

  @Provide
  Arbitrary<Condition> few() {
    return composed(ofEitherSort(), 3);
  }

  @Provide
  Arbitrary<Condition> fewer() {
    return composed(ofEitherSort(), 2);
  }

  @Provide
  Arbitrary<Condition> membersAndTimes() {
    return composed(
        Arbitraries.oneOf(
            ConditionArbitraries.memberConditions(), ConditionArbitraries.timeConditions()),
        3);
  }

  /* That every line is one of some is the opposite of a condition on a line, so activities fulfil it. */
  @Provide
  Arbitrary<Condition> orders() {
    return ConditionArbitraries.orderConditions().filter(OrderCondition.class::isInstance);
  }

  @Provide
  Arbitrary<Condition> activities() {
    return ConditionArbitraries.activityConditions();
  }

  /* Conditions on orders and conditions on activities as often as all others together. */
  private static Arbitrary<Condition> ofEitherSort() {
    return Arbitraries.oneOf(
        ConditionArbitraries.orderConditions(),
        ConditionArbitraries.activityConditions(),
        ConditionArbitraries.memberConditions(),
        ConditionArbitraries.timeConditions());
  }

  private static Arbitrary<Condition> composed(Arbitrary<Condition> leaves, int most) {
    Arbitrary<Condition> literal = Combinators.combine(leaves, Arbitraries.of(true, false))
        .as((leaf, negated) -> negated ? leaf.negate() : leaf);
    return Combinators.combine(
            literal.list().ofMinSize(1).ofMaxSize(most), Arbitraries.of(true, true, true, false))
        .as((parts, all) -> all ? (Condition) new Condition.All(parts) : new Condition.Any(parts))
        .withoutEdgeCases();
  }

  private static void assertAnswer(Finding answer, Condition condition, Random random) {
    switch (answer) {
      case YES ->
        assertTrue(
            SituationGrid.anyFulfils(condition, random),
            () -> "said to hold somewhere, holds nowhere: " + condition);
      case NO ->
        assertFalse(
            SituationGrid.anyFulfils(condition, random),
            () -> "said to hold nowhere, holds: " + condition);
      case UNKNOWN -> {}
    }
  }
}
