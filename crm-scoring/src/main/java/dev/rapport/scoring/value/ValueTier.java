package dev.rapport.scoring.value;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/**
 * One step of a tier scheme, such as platinum: a name for customers of similar worth to us.
 *
 * <p>It is analysis, not a promise: the customer is owed nothing by it and need not know of it. Tiers with benefits, which members see
 * and are owed, belong to a loyalty programme.
 *
 * @param id a short name, unique in its scheme, such as {@code "platinum"}
 * @param label what the source calls it, such as {@code "白金层"}
 * @param behaviour how such customers typically behave, in a sentence; empty if the source does not say
 */
public record ValueTier(String id, String label, String behaviour) {
  /**
   * Checks the components.
   *
   * @param id not blank
   * @param label not blank
   * @param behaviour any text
   * @throws IllegalArgumentException if the id or the label is blank
   */
  public ValueTier {
    requireNonNull(id, "id");
    requireNonNull(label, "label");
    requireNonNull(behaviour, "behaviour");
    checkArgument(!id.isBlank(), "id must not be blank");
    checkArgument(!label.isBlank(), "label must not be blank");
  }

  /**
   * Returns a tier of which nothing but the name is known.
   *
   * @param id a short name, which is its label too
   * @return the tier
   */
  public static ValueTier of(String id) {
    return new ValueTier(id, id, "");
  }

  /**
   * Returns the id.
   *
   * @return the id alone
   */
  @Override
  public String toString() {
    return id;
  }
}
