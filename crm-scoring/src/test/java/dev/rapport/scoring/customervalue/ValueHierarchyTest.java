package dev.rapport.scoring.customervalue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.scoring.customervalue.UseSituation.OneCustomer;
import dev.rapport.scoring.customervalue.ValueNode.Judgement;
import dev.rapport.scoring.customervalue.ValueNode.Level;
import dev.rapport.scoring.customervalue.ValueNode.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ValueHierarchyTest {
  private static final CustomerId ADA = CustomerId.of("ada");
  private static final SegmentId COMMUTERS = SegmentId.of("commuters");
  private static final SegmentId EVERYBODY = SegmentId.of("everybody");

  private static final ValueNode QUICK = ValueNode.of(
      Level.CONSEQUENCE,
      "no waiting",
      List.of(
          new Part(0.75, ValueNode.judged(Level.ATTRIBUTE, "order ahead", 8, 4)),
          new Part(0.25, ValueNode.judged(Level.ATTRIBUTE, "two counters", 6, 6))));

  private static final ValueNode JOY = ValueNode.judged(Level.CONSEQUENCE, "a moment of joy", 7, 9);

  private static final ValueNode START = ValueNode.of(
      Level.GOAL, "good start to the day", List.of(new Part(0.5, QUICK), new Part(0.5, JOY)));

  @Test
  void satisfactionRollsUpFromTheAttributes() {
    assertEquals(ValueRange.of(-3), QUICK.satisfaction());
    assertEquals(ValueRange.of(-0.5), START.satisfaction());
    assertEquals(Optional.of(ValueRange.of(-0.5)), START.rollUp());
    assertEquals(Optional.empty(), JOY.rollUp());
    assertEquals(Optional.empty(), START.unexplained());
  }

  @Test
  void theCustomersOwnJudgementGoesFirstAndShowsWhatThePartsMiss() {
    ValueNode judged = START.withJudgement(new Judgement(9, ValueRange.of(7)));
    assertEquals(ValueRange.of(-2), judged.satisfaction());
    assertEquals(Optional.of(ValueRange.of(-0.5)), judged.rollUp());
    assertEquals(Optional.of(ValueRange.of(-1.5)), judged.unexplained());
    assertEquals(Optional.empty(), JOY.unexplained());
  }

  @Test
  void whatWasReceivedMayBeUnknown() {
    ValueNode open = ValueNode.judged(
        Level.CONSEQUENCE, "a moment of joy", new Judgement(7, ValueRange.between(5, 9)));
    ValueNode start = ValueNode.of(
        Level.GOAL, "good start to the day", List.of(new Part(0.5, QUICK), new Part(0.5, open)));
    assertEquals(ValueRange.between(-2.5, -0.5), start.satisfaction());
  }

  @Test
  void theWeakestPathLeadsToWhereMostIsLost() {
    assertEquals(
        List.of("good start to the day", "no waiting", "order ahead"),
        START.weakestPath().stream().map(ValueNode::name).toList());
    assertEquals(List.of(JOY), JOY.weakestPath());
  }

  @Test
  void aHierarchySaysWhereSatisfactionComesFrom() {
    assertEquals(
        List.of(
            "goal good start to the day: -0.5 by its parts",
            "  with a weight of 50.0%",
            "    consequence no waiting: -3 by its parts",
            "      with a weight of 75.0%",
            "        attribute order ahead: received 4 less desired 8 is -4",
            "      with a weight of 25.0%",
            "        attribute two counters: received 6 less desired 6 is 0",
            "  with a weight of 50.0%",
            "    consequence a moment of joy: received 9 less desired 7 is 2"),
        START.explanation().lines());
    assertEquals("GOAL good start to the day: -0.5", START.toString());
  }

  @Test
  void weightsMustSumToOne() {
    IllegalArgumentException error = assertThrows(
        IllegalArgumentException.class,
        () ->
            ValueNode.of(Level.GOAL, "start", List.of(new Part(0.5, QUICK), new Part(0.25, JOY))));
    assertEquals(
        "weights of the parts of \"start\" must sum to 1, summed to 0.75", error.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Part(-0.1, JOY));
    assertThrows(IllegalArgumentException.class, () -> new Part(1.1, JOY));
    assertThrows(IllegalArgumentException.class, () -> new Part(Double.NaN, JOY));
  }

  @Test
  void treesThatAreNoHierarchyAreRefused() {
    ValueNode attribute = ValueNode.judged(Level.ATTRIBUTE, "sugar", 1, 1);
    assertBad(Level.GOAL, List.of(new Part(1, attribute)));
    assertBad(Level.GOAL, List.of(new Part(1, START)));
    assertBad(Level.ATTRIBUTE, List.of(new Part(1, attribute)));
    assertBad(Level.GOAL, List.of());
    assertBad(Level.GOAL, List.of(new Part(0.5, JOY), new Part(0.5, JOY)));
    assertThrows(IllegalArgumentException.class, () -> ValueNode.judged(Level.GOAL, " ", 1, 1));
    assertThrows(
        IllegalArgumentException.class, () -> ValueNode.judged(Level.GOAL, "a", Double.NaN, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ValueNode.judged(Level.GOAL, "a", 1, Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> ValueNode.judged(Level.GOAL, "a", 1e101, 1));
  }

  private static void assertBad(Level level, List<Part> parts) {
    assertThrows(IllegalArgumentException.class, () -> ValueNode.of(level, "bad", parts));
  }

  @Test
  void theSituationIsPartOfTheKey() {
    ValueHierarchies values = ValueHierarchies.empty()
        .with(UseSituation.of(ADA, "in a hurry"), START)
        .with(UseSituation.of(ADA, "on a Sunday"), JOY);
    assertEquals(
        Map.of("in a hurry", ValueRange.of(-0.5), "on a Sunday", ValueRange.of(2)),
        values.satisfactionBySituation(new OneCustomer(ADA)));
    assertEquals(Optional.empty(), values.find(UseSituation.of(ADA, "with friends")));
    assertEquals(Map.of(), values.satisfactionBySituation(new OneCustomer(CustomerId.of("bob"))));
  }

  @Test
  void aCustomersOwnHierarchyGoesBeforeThatOfASegment() {
    ValueHierarchies values = ValueHierarchies.empty()
        .with(UseSituation.of(EVERYBODY, "in a hurry"), JOY)
        .with(UseSituation.of(COMMUTERS, "in a hurry"), QUICK);
    List<SegmentId> segments = List.of(COMMUTERS, EVERYBODY);
    assertEquals(Optional.of(QUICK), values.find(ADA, segments, "in a hurry"));
    assertEquals(Optional.of(JOY), values.find(ADA, List.of(EVERYBODY), "in a hurry"));
    assertEquals(Optional.empty(), values.find(ADA, segments, "on a Sunday"));
    ValueHierarchies own = values.with(UseSituation.of(ADA, "in a hurry"), START);
    assertEquals(Optional.of(START), own.find(ADA, segments, "in a hurry"));
    assertEquals(values, own.without(ADA));
    assertEquals("3 value hierarchies", own.toString());
  }

  /** A customer and a segment may have the same id; they are different keys. */
  @Test
  void customersAndSegmentsAreToldApart() {
    UseSituation customer = UseSituation.of(CustomerId.of("x"), "s");
    UseSituation segment = UseSituation.of(SegmentId.of("x"), "s");
    assertTrue(segment.compareTo(customer) < 0);
    assertEquals(
        2,
        ValueHierarchies.empty().with(customer, JOY).with(segment, JOY).goals().size());
    assertThrows(IllegalArgumentException.class, () -> UseSituation.of(ADA, " "));
  }

  @Test
  void nodesAndCollectionsAreValues() {
    new EqualsTester()
        .addEqualityGroup(JOY, ValueNode.judged(Level.CONSEQUENCE, "a moment of joy", 7, 9))
        .addEqualityGroup(ValueNode.judged(Level.ATTRIBUTE, "a moment of joy", 7, 9))
        .addEqualityGroup(ValueNode.judged(Level.CONSEQUENCE, "a moment of joy", 7, 8))
        .addEqualityGroup(START)
        .addEqualityGroup(START.withJudgement(new Judgement(9, ValueRange.of(7))))
        .testEquals();
    UseSituation key = UseSituation.of(ADA, "in a hurry");
    new EqualsTester()
        .addEqualityGroup(
            ValueHierarchies.empty(), ValueHierarchies.empty().with(key, JOY).without(ADA))
        .addEqualityGroup(ValueHierarchies.empty().with(key, JOY))
        .addEqualityGroup(ValueHierarchies.empty().with(key, START))
        .testEquals();
  }
}
