package dev.rapport.core.relationship;

import static dev.rapport.core.relationship.RelationshipType.ACCOUNTABLE;
import static dev.rapport.core.relationship.RelationshipType.BASIC;
import static dev.rapport.core.relationship.RelationshipType.PARTNERSHIP;
import static dev.rapport.core.relationship.RelationshipType.PROACTIVE;
import static dev.rapport.core.relationship.RelationshipType.REACTIVE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.CurrencyMismatchException;
import dev.rapport.core.money.Money;
import dev.rapport.core.relationship.RelationshipMatrix.Customers;
import dev.rapport.core.relationship.RelationshipMatrix.Margin;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelationshipTypeTest {
  private static final RelationshipTypePolicy STANDARD = RelationshipTypePolicy.standard();

  /** Stated in the courseware on customer relationship management: the nine cells of 客户数量 by 边际利润水平. */
  @Test
  void theAdditiveTableIsThatOfTheCourseware() {
    assertEquals(
        List.of(
            BASIC,
            REACTIVE,
            ACCOUNTABLE,
            REACTIVE,
            ACCOUNTABLE,
            PROACTIVE,
            ACCOUNTABLE,
            PROACTIVE,
            PARTNERSHIP),
        cellsOf(RelationshipMatrix.additive()));
    assertTrue(RelationshipMatrix.additive().verified());
  }

  /** Ascribed to Kotler (2000), not checked against the book, and marked so. */
  @Test
  void theOtherTableDiffersWhereCustomersAreFew() {
    RelationshipMatrix kotler = RelationshipMatrix.kotler2000();
    assertEquals(REACTIVE, kotler.typeFor(Customers.FEW, Margin.LOW));
    assertEquals(ACCOUNTABLE, kotler.typeFor(Customers.FEW, Margin.MEDIUM));
    assertEquals(PARTNERSHIP, kotler.typeFor(Customers.FEW, Margin.HIGH));
    assertEquals(
        cellsOf(RelationshipMatrix.additive()).subList(0, 6), cellsOf(kotler).subList(0, 6));
    assertFalse(kotler.verified());
  }

  @Test
  void eachTypeDoesWhatTheOneBelowDoesAndMore() {
    assertEquals(List.of(0, 0, 0, 0), efforts(BASIC));
    assertEquals(List.of(1, 0, 0, 0), efforts(REACTIVE));
    assertEquals(List.of(1, 1, 0, 0), efforts(ACCOUNTABLE));
    assertEquals(List.of(1, 1, 1, 0), efforts(PROACTIVE));
    assertEquals(List.of(1, 1, 1, 1), efforts(PARTNERSHIP));
  }

  @Test
  void shiftsStopAtTheEndsOfTheLadder() {
    assertEquals(PROACTIVE, ACCOUNTABLE.shifted(1));
    assertEquals(PARTNERSHIP, PARTNERSHIP.shifted(1));
    assertEquals(BASIC, ACCOUNTABLE.shifted(Integer.MIN_VALUE));
    assertEquals(PARTNERSHIP, ACCOUNTABLE.shifted(Integer.MAX_VALUE));
    assertEquals(REACTIVE, BASIC.stepTowards(PARTNERSHIP));
    assertEquals(PROACTIVE, PARTNERSHIP.stepTowards(BASIC));
    assertEquals(BASIC, BASIC.stepTowards(BASIC));
  }

  @Test
  void bordersBelongToTheHigherClass() {
    assertEquals(Customers.FEW, STANDARD.customers(0));
    assertEquals(Customers.FEW, STANDARD.customers(99));
    assertEquals(Customers.MEDIUM, STANDARD.customers(100));
    assertEquals(Customers.MANY, STANDARD.customers(10_000));
    assertEquals(Margin.LOW, STANDARD.margin(-3));
    assertEquals(Margin.LOW, STANDARD.margin(Math.nextDown(0.2)));
    assertEquals(Margin.MEDIUM, STANDARD.margin(0.2));
    assertEquals(Margin.HIGH, STANDARD.margin(0.4));
    assertEquals(Margin.HIGH, STANDARD.margin(1));
  }

  @Test
  void theMarginIsPriceLessVariableCost() {
    var type = STANDARD.classify(60, Money.of("EUR", "100"), Money.of("EUR", "65"));
    assertEquals(PROACTIVE, type.value());
    assertEquals(
        List.of(
            "proactive by the table additive",
            "  60 customers are few: few below 100, many from 10,000",
            "  a margin of 35.0% is medium: low below 20.0%, high from 40.0%"),
        type.explanation().lines());
    assertEquals(STANDARD.classify(60, 0.35), type);
    assertEquals(
        ACCOUNTABLE,
        STANDARD
            .withMatrix(RelationshipMatrix.kotler2000())
            .classify(60, Money.of("EUR", "100"), Money.of("EUR", "65"))
            .value());
  }

  @Test
  void badFiguresAreNamed() {
    Money price = Money.of("EUR", "1");
    assertEquals("customers must not be negative, was -1", error(() -> STANDARD.customers(-1)));
    assertEquals(
        "marginRatio must be finite and at most 1, was 1.5", error(() -> STANDARD.margin(1.5)));
    assertEquals(
        "marginRatio must be finite and at most 1, was NaN",
        error(() -> STANDARD.classify(1, Double.NaN)));
    assertEquals(
        "price must be positive, was EUR 0.00",
        error(() -> STANDARD.classify(1, Money.of("EUR", "0"), price)));
    assertEquals(
        "variableCost must not be negative, was EUR -1.00",
        error(() -> STANDARD.classify(1, price, price.negated())));
    assertThrows(
        CurrencyMismatchException.class, () -> STANDARD.classify(1, price, Money.of("USD", "1")));
  }

  @Test
  void badPoliciesAreNamed() {
    RelationshipMatrix matrix = RelationshipMatrix.additive();
    assertEquals(
        "fewBelow must be at least 1, was 0",
        error(() -> new RelationshipTypePolicy(matrix, 0, 1, 0.1, 0.2)));
    assertEquals(
        "manyFrom must be above fewBelow, was 5 with fewBelow 5",
        error(() -> new RelationshipTypePolicy(matrix, 5, 5, 0.1, 0.2)));
    assertEquals(
        "lowBelow must be finite, was -Infinity",
        error(() -> new RelationshipTypePolicy(matrix, 5, 6, Double.NEGATIVE_INFINITY, 0.2)));
    assertEquals(
        "highFrom must be above lowBelow and at most 1, was NaN with lowBelow 0.2",
        error(() -> new RelationshipTypePolicy(matrix, 5, 6, 0.2, Double.NaN)));
  }

  @Test
  void aTableOfOnesOwnKeepsTheOrderOfEffort() {
    List<RelationshipType> cells = new ArrayList<>(cellsOf(RelationshipMatrix.additive()));
    cells.set(4, BASIC);
    assertEquals(
        "effort must not fall as customers become fewer or margin rises, but the cell of MEDIUM customers at a MEDIUM margin is"
            + " BASIC after REACTIVE",
        error(() -> new RelationshipMatrix("own", true, cells)));
    cells.set(4, ACCOUNTABLE);
    cells.set(0, REACTIVE);
    assertEquals(
        "the cell of many customers at a low margin must be BASIC, was REACTIVE",
        error(() -> new RelationshipMatrix("own", true, cells)));
    cells.set(0, BASIC);
    cells.set(8, PROACTIVE);
    assertEquals(
        "the cell of few customers at a high margin must be PARTNERSHIP, was PROACTIVE",
        error(() -> new RelationshipMatrix("own", true, cells)));
    assertEquals(
        "cells must be 9, were 2",
        error(() -> new RelationshipMatrix("own", true, List.of(BASIC, PARTNERSHIP))));
    assertEquals(
        "name must not be blank", error(() -> new RelationshipMatrix(" ", true, List.of())));
  }

  @Test
  void nullIsRefused() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(RelationshipMatrix.class, RelationshipMatrix.additive())
        .setDefault(Money.class, Money.of("EUR", "1"));
    tester.testAllPublicInstanceMethods(STANDARD);
    tester.testAllPublicInstanceMethods(RelationshipMatrix.additive());
    tester.testAllPublicInstanceMethods(BASIC);
    tester.testAllPublicConstructors(RelationshipTypePolicy.class);
  }

  private static List<RelationshipType> cellsOf(RelationshipMatrix matrix) {
    List<RelationshipType> cells = new ArrayList<>();
    for (Customers customers : Customers.values()) {
      for (Margin margin : Margin.values()) {
        cells.add(matrix.typeFor(customers, margin));
      }
    }
    return cells;
  }

  private static List<Integer> efforts(RelationshipType type) {
    return List.of(
        type.invitesComments() ? 1 : 0,
        type.callsAfterSale() ? 1 : 0,
        type.keepsInTouch() ? 1 : 0,
        type.worksTogether() ? 1 : 0);
  }

  private static String error(org.junit.jupiter.api.function.Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
