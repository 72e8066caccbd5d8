package dev.rapport.scoring.kano;

import static com.google.common.base.Preconditions.checkArgument;

import java.util.List;

/**
 * What a feature is to the people asked, and which other categories were about as frequent.
 *
 * <p>With 40 answers O, 38 M and 22 I the contenders are M and O, and the {@link #category()} is M. It is a verdict on the group, which may hold
 * segments that want different things: look at the counts where several contend.
 *
 * @param contenders the categories about as frequent as the most frequent one, in order of precedence
 */
public record KanoVerdict(List<KanoCategory> contenders) {
  /**
   * Checks the components.
   *
   * @param contenders at least one, each once, in the order M, O, A, I, R, and not Q
   * @throws IllegalArgumentException if the component breaks its rule
   */
  public KanoVerdict {
    contenders = List.copyOf(contenders);
    checkArgument(!contenders.isEmpty(), "contenders must not be empty");
    checkArgument(
        !contenders.contains(KanoCategory.QUESTIONABLE),
        "contenders must not hold QUESTIONABLE, were %s",
        contenders);
    for (int i = 1; i < contenders.size(); i++) {
      checkArgument(
          contenders.get(i - 1).compareTo(contenders.get(i)) < 0,
          "contenders must be in the order M, O, A, I, R, were %s",
          contenders);
    }
  }

  /**
   * Returns the category.
   *
   * @return the first contender
   */
  public KanoCategory category() {
    return contenders.get(0);
  }

  /**
   * Tells whether precedence, not frequency alone, decided.
   *
   * @return whether there are several contenders
   */
  public boolean isContested() {
    return contenders.size() > 1;
  }
}
