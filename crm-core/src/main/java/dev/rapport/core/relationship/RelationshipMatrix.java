package dev.rapport.core.relationship;

import static com.google.common.base.Preconditions.checkArgument;
import static dev.rapport.core.relationship.RelationshipType.ACCOUNTABLE;
import static dev.rapport.core.relationship.RelationshipType.BASIC;
import static dev.rapport.core.relationship.RelationshipType.PARTNERSHIP;
import static dev.rapport.core.relationship.RelationshipType.PROACTIVE;
import static dev.rapport.core.relationship.RelationshipType.REACTIVE;
import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Which type of relationship pays: a table by the number of customers (客户数量) and the level of the margin (边际利润水平).
 *
 * <p>With very many customers of low margin, after-sales effort eats the profit: basic. With few customers of high margin it
 * pays to work as partners. In between, effort rises with the margin and falls with the number.
 *
 * <p>Invariants: effort never falls when the margin rises or the customers become fewer; many at a low margin is {@link
 * RelationshipType#BASIC}, few at a high margin is {@link RelationshipType#PARTNERSHIP}. Example: {@code
 * RelationshipMatrix.additive().typeFor(Customers.FEW, Margin.MEDIUM)} is {@code PROACTIVE}. It is not a forecast of profit: that
 * is what customer lifetime value is for.
 *
 * @param name what explanations call the table
 * @param verified whether the cells were checked against the publication they are ascribed to
 * @param cells nine types, row by row from many to few customers, each from low to high margin
 */
public record RelationshipMatrix(String name, boolean verified, List<RelationshipType> cells) {
  /** How many customers a firm or a business line deals with (客户数量). Closed; in the order of rising effort. */
  public enum Customers {
    /** Very many (极多). */
    MANY(0),
    /** Neither. */
    MEDIUM(1),
    /** Few (少量). */
    FEW(2);

    private final int row;

    Customers(int row) {
      this.row = row;
    }
  }

  /** How high the margin is: price less variable cost (产品销售价格与其变动成本的差额). Closed; in the order of rising effort. */
  public enum Margin {
    /** Low. */
    LOW(0),
    /** Neither. */
    MEDIUM(1),
    /** High. */
    HIGH(2);

    private final int column;

    Margin(int column) {
      this.column = column;
    }
  }

  private static final int SIDE = 3;

  private static final RelationshipMatrix ADDITIVE = new RelationshipMatrix(
      "additive",
      true,
      List.of(
          BASIC,
          REACTIVE,
          ACCOUNTABLE, //
          REACTIVE,
          ACCOUNTABLE,
          PROACTIVE,
          ACCOUNTABLE,
          PROACTIVE,
          PARTNERSHIP));

  private static final RelationshipMatrix KOTLER = new RelationshipMatrix(
      "kotler-2000",
      false,
      List.of(
          BASIC,
          REACTIVE,
          ACCOUNTABLE, //
          REACTIVE,
          ACCOUNTABLE,
          PROACTIVE,
          REACTIVE,
          ACCOUNTABLE,
          PARTNERSHIP));

  /**
   * Checks the table.
   *
   * @param name not blank
   * @param verified whether the cells were checked against their publication
   * @param cells nine types, rising along both axes, with the two corners fixed
   * @throws IllegalArgumentException if the name is blank, or the cells are not nine, do not rise or have other corners
   */
  public RelationshipMatrix {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    cells = List.copyOf(requireNonNull(cells, "cells"));
    checkArgument(cells.size() == SIDE * SIDE, "cells must be 9, were %s", cells.size());
    checkArgument(
        cells.get(0) == BASIC,
        "the cell of many customers at a low margin must be BASIC, was %s",
        cells.get(0));
    checkArgument(
        cells.get(8) == PARTNERSHIP,
        "the cell of few customers at a high margin must be PARTNERSHIP, was %s",
        cells.get(8));
    for (Customers customers : Customers.values()) {
      for (Margin margin : Margin.values()) {
        int cell = cell(customers, margin);
        checkRises(cells, customers.row > 0 ? cell - SIDE : cell, cell, customers, margin);
        checkRises(cells, margin.column > 0 ? cell - 1 : cell, cell, customers, margin);
      }
    }
  }

  private static void checkRises(
      List<RelationshipType> cells, int before, int cell, Customers customers, Margin margin) {
    checkArgument(
        cells.get(before).compareTo(cells.get(cell)) <= 0,
        "effort must not fall as customers become fewer or margin rises, but the cell of %s customers at a %s margin is %s after"
            + " %s",
        customers,
        margin,
        cells.get(cell),
        cells.get(before));
  }

  /**
   * Returns the table of the Chinese textbooks, in which fewer customers and a higher margin count alike: the level is the sum
   * of the two places. The default.
   *
   * @return the table
   */
  public static RelationshipMatrix additive() {
    return ADDITIVE;
  }

  /**
   * Returns the table as it is ascribed to Kotler (Marketing Management, 2000). It differs where customers are few: reactive at
   * a low margin and accountable at a medium one. Where that table says "basic or reactive", this says basic.
   *
   * @return the table, marked as not {@link #verified}
   */
  public static RelationshipMatrix kotler2000() {
    return KOTLER;
  }

  /**
   * Returns the type of relationship that pays.
   *
   * @param customers how many customers there are
   * @param margin how high the margin is
   * @return the type
   */
  public RelationshipType typeFor(Customers customers, Margin margin) {
    return cells.get(
        cell(requireNonNull(customers, "customers"), requireNonNull(margin, "margin")));
  }

  private static int cell(Customers customers, Margin margin) {
    return customers.row * SIDE + margin.column;
  }
}
