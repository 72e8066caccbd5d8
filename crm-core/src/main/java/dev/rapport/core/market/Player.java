package dev.rapport.core.market;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part that a party plays towards the firm: the ten players of total marketing (全面营销; Kotler 1992), and the shareholders that
 * the documents add among the publics (关系主体). Closed.
 */
public enum Player {
  /** Suppliers (供应商). */
  SUPPLIER(Environment.IMMEDIATE, Market.SUPPLIER_ALLIANCE),
  /** Distributors (分销商). */
  DISTRIBUTOR(Environment.IMMEDIATE, Market.DISTRIBUTOR),
  /** End users (最终用户, 消费者). */
  END_USER(Environment.IMMEDIATE, Market.CUSTOMER),
  /** Employees (员工). */
  EMPLOYEE(Environment.IMMEDIATE, Market.INTERNAL),
  /** Financial firms (金融机构). */
  FINANCIAL_FIRM(Environment.MACRO, Market.INFLUENCE),
  /** Governments (政府). */
  GOVERNMENT(Environment.MACRO, Market.INFLUENCE),
  /** Media (媒介). */
  MEDIA(Environment.MACRO, Market.INFLUENCE),
  /** Allies (同盟者). */
  ALLY(Environment.MACRO, Market.SUPPLIER_ALLIANCE),
  /** Competitors (竞争者). */
  COMPETITOR(Environment.MACRO, Market.COMPETITOR),
  /** The general public (社会公众). */
  GENERAL_PUBLIC(Environment.MACRO, Market.INFLUENCE),
  /** Shareholders (股东); not among Kotler's ten. */
  SHAREHOLDER(Environment.MACRO, Market.INFLUENCE);

  /** Where Kotler sees a player. Closed. */
  public enum Environment {
    /** The firm deals with it every day. */
    IMMEDIATE,
    /** It sets the conditions. */
    MACRO
  }

  /** The objects of relationship marketing that the lecture notes list (关系营销的内容). Closed. */
  public enum RelationshipObject {
    /** Employee relationships (员工关系营销), the basis of the others. */
    EMPLOYEE(EnumSet.of(Player.EMPLOYEE)),
    /** Customer relationships (顾客关系营销), their core. */
    CUSTOMER(EnumSet.of(Player.END_USER, Player.DISTRIBUTOR)),
    /** Supplier relationships (供应商关系营销). */
    SUPPLIER(EnumSet.of(Player.SUPPLIER, Player.ALLY)),
    /** Competitor relationships (竞争者关系营销). */
    COMPETITOR(EnumSet.of(Player.COMPETITOR)),
    /** Influencer relationships (影响者关系营销). */
    INFLUENCER(EnumSet.of(
        Player.FINANCIAL_FIRM,
        Player.GOVERNMENT,
        Player.MEDIA,
        Player.GENERAL_PUBLIC,
        Player.SHAREHOLDER));

    private final ImmutableSet<Player> players;

    RelationshipObject(Set<Player> players) {
      this.players = Sets.immutableEnumSet(players);
    }

    /**
     * Returns the players that belong to the object.
     *
     * @return at least one; every player belongs to exactly one object; unmodifiable
     */
    public Set<Player> players() {
      return players;
    }
  }

  private final Environment environment;
  private final Market market;

  Player(Environment environment, Market market) {
    this.environment = environment;
    this.market = market;
  }

  /**
   * Returns where the player stands.
   *
   * @return immediate or macro
   */
  public Environment environment() {
    return environment;
  }

  /**
   * Returns the market to which the player belongs.
   *
   * @return the market; {@link MarketModel#placeOf} places it in a model
   */
  public Market market() {
    return market;
  }

  /**
   * Returns the players of a market.
   *
   * @param market the market
   * @return the players, perhaps none, as for {@link Market#REFERRAL}, where any party may stand; unmodifiable
   */
  public static Set<Player> in(Market market) {
    requireNonNull(market, "market");
    return Collections.unmodifiableSet(Arrays.stream(values())
        .filter(player -> player.market == market)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Player.class))));
  }
}
