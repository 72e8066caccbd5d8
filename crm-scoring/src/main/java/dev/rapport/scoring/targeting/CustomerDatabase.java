package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import dev.rapport.core.customer.DataSource;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.lifecycle.LadderRung;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;

/**
 * What kind of marketing database somebody has, and how good it is (精准营销数据库的类型).
 *
 * <p>{@code new CustomerDatabase(Scope.CUSTOMERS, Activity.ACTIVE, DataSource.OWN, Set.of(Content.BASIC, Content.TRANSACTIONS))} holds the own
 * customers who still buy, with what they bought, and nothing of what they were offered. It describes the database; the people in it are
 * the application's.
 *
 * @param scope whom it is about
 * @param activity how they deal with the firm
 * @param source where the data come from
 * @param contents what is kept of each
 */
public record CustomerDatabase(
    Scope scope, Activity activity, DataSource source, Set<Content> contents) {
  /** Whom a database is about. */
  public enum Scope {
    /** Customers (客户数据库). */
    CUSTOMERS(true),
    /** Prospects (准客户数据库): people who resemble customers. */
    PROSPECTS(true),
    /** Groups of close ties (密切关系群体), of which no member is known. */
    CLOSE_TIES(false),
    /** Groups of one place and its preferences (地理偏好群体). */
    PLACES(false),
    /** Groups of one way of life (共同生活偏好群体). */
    LIFESTYLES(false),
    /** Firms, by what they buy (企业数据库). */
    BUSINESSES(true);

    private final boolean individual;

    Scope(boolean individual) {
      this.individual = individual;
    }

    /**
     * Tells whether each member has a record of its own; else it is an aggregated database (聚合数据库), one record a group.
     *
     * @return whether members are known one by one
     */
    public boolean isIndividual() {
      return individual;
    }
  }

  /** How the people deal with the firm (按客户对交易的态度分). */
  public enum Activity {
    /** They buy, or answer (积极客户). */
    ACTIVE,
    /** They do no more (不积极客户). */
    INACTIVE;

    /**
     * Returns in which database a customer belongs.
     *
     * @param rung where the customer stands on the ladder of formation
     * @return active for whoever bought and has not lapsed
     */
    public static Activity of(LadderRung rung) {
      return requireNonNull(rung, "rung").isActiveCustomer() ? ACTIVE : INACTIVE;
    }
  }

  /** What is kept (依对客户资料的内容分). */
  public enum Content {
    /** Who they are (基本资料). */
    BASIC,
    /** What they bought (交易资料). */
    TRANSACTIONS,
    /** What they were offered, and whether they answered (促销资料). */
    PROMOTIONS
  }

  /** What one wants to do with a database, with what must be kept for it. */
  public enum Use {
    /** Address people by name. */
    ADDRESSING(Content.BASIC),
    /** Score behaviour, such as RFM. */
    BEHAVIOUR_SCORING(Content.TRANSACTIONS),
    /** Find people who resemble customers. */
    LOOK_ALIKE(Content.BASIC, Content.TRANSACTIONS),
    /** Measure what an offer brought. */
    RESPONSE_MEASUREMENT(Content.TRANSACTIONS, Content.PROMOTIONS);

    private final ImmutableSet<Content> needs;

    Use(Content... needs) {
      this.needs = ImmutableSet.copyOf(needs);
    }

    /**
     * Returns what must be kept for this use.
     *
     * @return one content or more
     */
    public Set<Content> needs() {
      return needs;
    }
  }

  /**
   * Copies the set.
   *
   * @param scope any scope
   * @param activity any activity
   * @param source any source
   * @param contents one or more
   * @throws IllegalArgumentException if there is none
   */
  public CustomerDatabase {
    requireNonNull(scope, "scope");
    requireNonNull(activity, "activity");
    requireNonNull(source, "source");
    contents = Set.copyOf(requireNonNull(contents, "contents"));
    checkArgument(!contents.isEmpty(), "contents must be one or more, were []");
  }

  /**
   * Returns what the database lacks for a use.
   *
   * @param use what one wants to do
   * @return the contents that are missing, in their order; empty if it can be done
   */
  public Set<Content> lacks(Use use) {
    Set<Content> lacks = EnumSet.copyOf(requireNonNull(use, "use").needs());
    lacks.removeAll(contents);
    return lacks;
  }

  /**
   * Tells whether the database can serve a use. All uses are about single members, so groups serve none of them, whatever is kept.
   *
   * @param use what one wants to do
   * @return whether members are known one by one and nothing is lacking
   */
  public boolean serves(Use use) {
    return scope.isIndividual() && lacks(use).isEmpty();
  }

  /**
   * Tells whether what it says must be verified before it is relied on, because others collected it.
   *
   * @return whether the data are not the firm's own
   */
  public boolean mustBeVerified() {
    return source.mustBeVerified();
  }

  /**
   * Returns which part of what should be known is known.
   *
   * @param filled fields that have a value, over all people
   * @param fields fields that there are, over all people
   * @return 0 to 1; undefined without fields
   * @throws IllegalArgumentException if {@code filled} is not 0 to {@code fields}
   */
  public static Estimate completeness(long filled, long fields) {
    checkArgument(
        filled >= 0 && filled <= fields,
        "filled must be 0 to the %s fields, was %s",
        fields,
        filled);
    return fields == 0
        ? Estimate.undefined(UndefinedReason.noData("fields"), 0)
        : Estimate.of((double) filled / fields, fields);
  }

  /**
   * Returns how old a piece of data is: the days since somebody last made sure that it is true.
   *
   * @param verified the day on which it was last verified
   * @param asOf the day to count to, not before {@code verified}
   * @return whole days, 0 or more
   * @throws IllegalArgumentException if it was verified later
   */
  public static long ageDays(LocalDate verified, LocalDate asOf) {
    long age =
        ChronoUnit.DAYS.between(requireNonNull(verified, "verified"), requireNonNull(asOf, "asOf"));
    checkArgument(age >= 0, "verified must not be after %s, was %s", asOf, verified);
    return age;
  }
}
