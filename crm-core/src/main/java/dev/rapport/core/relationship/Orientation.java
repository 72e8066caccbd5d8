package dev.rapport.core.relationship;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a firm stands between transaction marketing (交易营销) and relationship marketing (关系营销), trait by trait.
 *
 * <p>The traits are those of the Chinese textbooks (关系营销与交易营销的区别): a table of ten, and a discussion of six dimensions that goes
 * deeper into some of them. A trait that nobody has judged is left out and changes nothing; who judges by one of the two takes the
 * traits {@linkplain Trait#of of it}. The firm leans to a side from a share of the judged traits on; between the sides it is a hybrid. No literature
 * sets that share: the default is two thirds.
 *
 * <p>Which side suits a customer is another question, {@link #suiting}. Example: {@code
 * Orientation.of(Map.of(Trait.FOCUS, Side.TRANSACTION, Trait.PRICE, Side.TRANSACTION)).side()} is {@code TRANSACTION}.
 *
 * @param judged the side on which the firm stands, for each trait that was judged; unmodifiable, in the order of the enum
 */
public record Orientation(Map<Trait, Side> judged) implements Explainable {
  /** The two kinds of marketing and what lies between or is not known. Closed. */
  public enum Side {
    /** Each sale by itself (交易导向): for customers who look at each offer anew ("always a share", Jackson 1985). */
    TRANSACTION,
    /** Some of both. */
    HYBRID,
    /** The bond over time (关系导向): for customers who stay or are gone for good ("lost for good", Jackson 1985). */
    RELATIONSHIP,
    /** Too little is known. */
    UNKNOWN
  }

  /** Where the textbooks compare the two kinds of marketing. Closed. */
  public enum Comparison {
    /** The table of ten traits. */
    TABLE,
    /** The discussion of six dimensions. */
    DIMENSIONS
  }

  /** In what the two kinds of marketing differ. Closed. */
  public enum Trait {
    /** Customers that suit it (适合的顾客). */
    CUSTOMERS(
        "short-sighted customers with low switching costs",
        "far-sighted customers with high switching costs"),
    /** Core concept (核心概念). */
    CONCEPT("exchange", "lasting bonds between firm and customer"),
    /** What the firm looks at (企业的着眼点). */
    FOCUS("profit soon", "profit in the long run"),
    /** Ties between firm and customer (企业与顾客的关系). */
    TIES("loose, easily drawn away by competitors", "firm, hard for competitors to break"),
    /** Price (对价格的看法). */
    PRICE("the main means of competition", "not the main means of competition"),
    /** What the firm stresses (企业强调). */
    EMPHASIS("market share, with or without satisfied customers", "repeat purchase, satisfaction"),
    /** What marketing aims at (营销管理追求). */
    AIM("the most profit from each sale", "the most profit for both over time"),
    /** Market risk (市场风险). */
    RISK("high", "low"),
    /** Knowledge of the other's culture (了解对方文化背景). */
    CULTURE("not necessary", "very necessary"),
    /** Final result (最终结果). */
    RESULT("a sale", "a partner for the long run"),
    /** Differences between customers (客户的异质性). */
    HETEROGENEITY(
        Comparison.DIMENSIONS,
        "customers are all alike",
        "customers differ and are treated differently"),
    /** The two sides (双方关系). */
    PARTIES(
        Comparison.DIMENSIONS,
        "an active seller and a passive buyer, independent of each other",
        "seller and buyer act on each other"),
    /** Nature of the exchange (交易的性质). */
    EXCHANGE(
        Comparison.DIMENSIONS,
        "single events without effect on each other",
        "a continuing process in which each exchange acts on the next"),
    /** What is exchanged (交易标的). */
    OBJECT(Comparison.DIMENSIONS, "the product itself", "the product and the service around it"),
    /** What the firm aims at (企业目标). */
    OBJECTIVE(
        Comparison.DIMENSIONS, "the most profit soon", "value for customer and firm over time"),
    /** Gains along the chain (产业链利益分配). */
    VALUE(
        Comparison.DIMENSIONS,
        "value is divided among supplier, distributor and consumer",
        "new value is created together");

    private final Comparison comparison;
    private final String transaction;
    private final String relationship;

    Trait(String transaction, String relationship) {
      this(Comparison.TABLE, transaction, relationship);
    }

    Trait(Comparison comparison, String transaction, String relationship) {
      this.comparison = comparison;
      this.transaction = transaction;
      this.relationship = relationship;
    }

    /**
     * Returns the traits of one comparison.
     *
     * @param comparison where the textbooks compare
     * @return ten or six; unmodifiable, in the order of the enum
     */
    public static Set<Trait> of(Comparison comparison) {
      requireNonNull(comparison, "comparison");
      return Sets.immutableEnumSet(Arrays.stream(values())
          .filter(trait -> trait.comparison == comparison)
          .toList());
    }

    /**
     * Returns what the trait is like on a side.
     *
     * @param side transaction or relationship
     * @return a few English words
     * @throws IllegalArgumentException if the side is neither
     */
    public String on(Side side) {
      requireNonNull(side, "side");
      checkArgument(
          side == Side.TRANSACTION || side == Side.RELATIONSHIP,
          "side must be TRANSACTION or RELATIONSHIP, was %s",
          side);
      return side == Side.TRANSACTION ? transaction : relationship;
    }
  }

  /** The default share of traits that makes a side, two thirds. Ours; no literature sets any. */
  public static final double DEFAULT_SHARE = 2.0 / 3.0;

  /**
   * Takes a copy of the judgements.
   *
   * @param judged transaction or relationship for each trait that was judged
   * @throws IllegalArgumentException if a trait is judged hybrid or unknown
   */
  public Orientation {
    Map<Trait, Side> sorted = new EnumMap<>(Trait.class);
    requireNonNull(judged, "judged").forEach((trait, side) -> {
      trait.on(side);
      sorted.put(trait, side);
    });
    judged = Collections.unmodifiableMap(sorted);
  }

  /**
   * Returns the orientation of a firm.
   *
   * @param judged transaction or relationship for each trait that was judged
   * @return the orientation
   * @throws IllegalArgumentException if a trait is judged hybrid or unknown
   */
  public static Orientation of(Map<Trait, Side> judged) {
    return new Orientation(judged);
  }

  /**
   * Returns which kind of marketing suits a customer (Jackson 1985): a long horizon with high switching costs asks for a
   * relationship, a short one with low costs for transactions, anything else for some of both.
   *
   * @param longHorizon whether the customer plans for the long run
   * @param highSwitchingCost whether it is dear to the customer to change the supplier
   * @return the side; unknown if an answer is
   */
  public static Side suiting(Finding longHorizon, Finding highSwitchingCost) {
    requireNonNull(longHorizon, "longHorizon");
    requireNonNull(highSwitchingCost, "highSwitchingCost");
    if (longHorizon == Finding.UNKNOWN || highSwitchingCost == Finding.UNKNOWN) {
      return Side.UNKNOWN;
    }
    if (longHorizon != highSwitchingCost) {
      return Side.HYBRID;
    }
    return longHorizon == Finding.YES ? Side.RELATIONSHIP : Side.TRANSACTION;
  }

  /**
   * Returns which kind of marketing suits a customer, and why.
   *
   * @param longHorizon whether the customer plans for the long run
   * @param highSwitchingCost whether it is dear to the customer to change the supplier
   * @return what {@link #suiting} returns, explained
   */
  public static Explained<Side> explainSuiting(Finding longHorizon, Finding highSwitchingCost) {
    Side side = suiting(longHorizon, highSwitchingCost);
    return new Explained<>(
        side,
        Explanation.of(RelationshipCode.SUITING)
            .with("side", side)
            .with("horizon", longHorizon)
            .with("switching", highSwitchingCost));
  }

  /**
   * Returns the side to which the firm leans, with the default share.
   *
   * @return the side; unknown if no trait was judged
   */
  public Side side() {
    return side(DEFAULT_SHARE);
  }

  /**
   * Returns the side to which the firm leans.
   *
   * @param share from this share of the judged traits on a side is the firm's; above one half, at most 1
   * @return the side; unknown if no trait was judged
   * @throws IllegalArgumentException if the share is out of its range
   */
  public Side side(double share) {
    checkArgument(
        share > 0.5 && share <= 1, "share must be above 0.5 and at most 1, was %s", share);
    if (judged.isEmpty()) {
      return Side.UNKNOWN;
    }
    double relationship = (double) count(Side.RELATIONSHIP) / judged.size();
    if (relationship >= share) {
      return Side.RELATIONSHIP;
    }
    return 1 - relationship >= share ? Side.TRANSACTION : Side.HYBRID;
  }

  /**
   * Returns how many traits stand on a side.
   *
   * @param side the side
   * @return 0 to 16
   */
  public int count(Side side) {
    requireNonNull(side, "side");
    return (int) judged.values().stream().filter(side::equals).count();
  }

  /** {@inheritDoc} Each trait on the transaction side says what would put it on the other. */
  @Override
  public Explanation explanation() {
    List<Explanation> rows = new ArrayList<>();
    judged.forEach((trait, side) -> rows.add(
        side == Side.RELATIONSHIP
            ? Explanation.of(RelationshipCode.TRAIT_KEPT)
                .with("trait", trait)
                .with("words", trait.on(side))
            : Explanation.of(RelationshipCode.TRAIT_TO_CHANGE)
                .with("trait", trait)
                .with("words", trait.on(side))
                .with("instead", trait.on(Side.RELATIONSHIP))));
    return Explanation.of(RelationshipCode.ORIENTATION)
        .with("side", side())
        .with("relationship", count(Side.RELATIONSHIP))
        .with("judged", judged.size())
        .because(rows);
  }
}
