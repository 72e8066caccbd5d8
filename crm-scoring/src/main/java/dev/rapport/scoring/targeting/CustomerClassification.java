package dev.rapport.scoring.targeting;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import java.util.List;

/**
 * The three ways in which the textbook classifies customers (客户的分类), with their classes and what each needs to be known. They do not exclude
 * each other: a customer has a class in each.
 */
public enum CustomerClassification {
  /** By how the firm deals with them (按企业与客户的关系分类). */
  BY_RELATIONSHIP(ImmutableList.of("基本型", "被动型", "负责型", "能动型", "伙伴型"), true),

  /** By their importance (按客户重要性分类): tiers of value. */
  BY_IMPORTANCE(ImmutableList.of("贵宾型", "重要型", "普通型"), false),

  /** By their loyalty (按客户忠诚度划分): rungs of the loyalty ladder. */
  BY_LOYALTY(ImmutableList.of("潜在客户", "新客户", "常客户", "老客户", "忠诚客户"), true);

  private final ImmutableList<String> classes;
  private final boolean upwards;

  CustomerClassification(ImmutableList<String> classes, boolean upwards) {
    this.classes = classes;
    this.upwards = upwards;
  }

  /**
   * Returns the Chinese names of the classes.
   *
   * @return the names in the order of the textbook
   */
  public List<String> classes() {
    return classes;
  }

  /**
   * Returns how close to the firm a class is.
   *
   * @param name the Chinese name of a class
   * @return 1 for the most distant class, up to the number of classes for the closest
   * @throws IllegalArgumentException if there is no such class
   */
  public int closeness(String name) {
    int index = classes.indexOf(requireNonNull(name, "name"));
    if (index < 0) {
      throw new IllegalArgumentException("name must be one of " + classes + ", was " + name);
    }
    return upwards ? index + 1 : classes.size() - index;
  }
}
