package dev.rapport.examples.simulation;

import dev.rapport.scoring.kano.KanoAnswer;
import dev.rapport.scoring.kano.KanoCategory;
import dev.rapport.scoring.kano.KanoTable;
import java.util.List;

/**
 * What the shop asks Kano's two questions about, and what each feature truly is to most of the customers.
 *
 * <p>Seven in ten feel about a feature as {@link #truth()} says, the others in any of the five ways alike. Three in a hundred answer
 * without reading and like both having and missing it.
 */
public enum ShopFeature {
  /** The day of the roast on the bag. */
  ROAST_DATE("roast-date", KanoCategory.MUST_BE),

  /** Delivery within two days. */
  FAST_DELIVERY("fast-delivery", KanoCategory.ONE_DIMENSIONAL),

  /** A sample of a new coffee in every parcel. */
  FREE_SAMPLE("free-sample", KanoCategory.ATTRACTIVE),

  /** A choice of the colour of the ribbon. */
  RIBBON("ribbon", KanoCategory.INDIFFERENT),

  /** A call on the day after delivery. */
  FOLLOW_UP_CALL("follow-up-call", KanoCategory.REVERSE);

  private static final double SHARED = 0.7;
  private static final double CARELESS = 0.03;

  private static final List<KanoCategory> FEELINGS = List.of(
      KanoCategory.MUST_BE,
      KanoCategory.ONE_DIMENSIONAL,
      KanoCategory.ATTRACTIVE,
      KanoCategory.INDIFFERENT,
      KanoCategory.REVERSE);

  private final String code;
  private final KanoCategory truth;

  ShopFeature(String code, KanoCategory truth) {
    this.code = code;
    this.truth = truth;
  }

  /** Answers to both questions. */
  record Pair(KanoAnswer functional, KanoAnswer dysfunctional) {}

  /** Returns what the questionnaire calls the feature. */
  public String code() {
    return code;
  }

  /** Returns what the feature is to most. */
  public KanoCategory truth() {
    return truth;
  }

  /** Returns the true share of answers of a category by the usual table. */
  public double share(KanoCategory category) {
    if (category == KanoCategory.QUESTIONABLE) {
      return CARELESS;
    }
    double others = (1 - SHARED) / FEELINGS.size();
    return (1 - CARELESS) * (category == truth ? SHARED + others : others);
  }

  /** Draws the answers of one customer: any pair that the usual table puts into the category that he feels. */
  Pair answers(Chance chance) {
    if (chance.happens(CARELESS)) {
      return new Pair(KanoAnswer.LIKE, KanoAnswer.LIKE);
    }
    KanoCategory feeling =
        chance.happens(SHARED) ? truth : FEELINGS.get(chance.between(0, FEELINGS.size() - 1));
    Pair pair;
    do {
      pair = new Pair(
          KanoAnswer.ofNumber(chance.between(1, 5)), KanoAnswer.ofNumber(chance.between(1, 5)));
    } while (KanoTable.standard().category(pair.functional, pair.dysfunctional) != feeling);
    return pair;
  }
}
