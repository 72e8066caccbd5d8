package dev.rapport.scoring.targeting;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * By what a market is divided into segments (市场细分的依据), with what must be known of people to use it.
 */
public enum SegmentationBasis {
  /** Where they are (地理因素). */
  GEOGRAPHIC("地理因素", CustomerDatabase.Content.BASIC),

  /** Who they are: age, sex, income, education (人口因素). */
  DEMOGRAPHIC("人口因素", CustomerDatabase.Content.BASIC),

  /** How they live and what interests them (心理因素). */
  PSYCHOGRAPHIC("心理因素", CustomerDatabase.Content.BASIC),

  /** What they do: when, where and why they buy (行为因素). */
  BEHAVIOURAL("行为因素", CustomerDatabase.Content.TRANSACTIONS),

  /** How much they use: a few may stand for most of the sales (使用率). */
  USAGE_RATE("使用率", CustomerDatabase.Content.TRANSACTIONS),

  /** What they look for in it (消费者购买心理): which offers they answer tells. */
  BENEFIT("利益", CustomerDatabase.Content.PROMOTIONS);

  private final String term;
  private final CustomerDatabase.Content needs;

  SegmentationBasis(String term, CustomerDatabase.Content needs) {
    this.term = term;
    this.needs = needs;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns what must be known of people to divide them so.
   *
   * @return the content of the database
   */
  public CustomerDatabase.Content needs() {
    return needs;
  }

  /**
   * Returns by what a market can be divided that a database describes.
   *
   * @param contents what is kept in the database
   * @return the bases, in their order
   */
  public static List<SegmentationBasis> possibleWith(Set<CustomerDatabase.Content> contents) {
    requireNonNull(contents, "contents");
    List<SegmentationBasis> possible = new ArrayList<>(List.of(values()));
    possible.removeIf(basis -> !contents.contains(basis.needs));
    return List.copyOf(possible);
  }
}
