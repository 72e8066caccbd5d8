package dev.rapport.loyalty.journal;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.ProgramId;
import dev.rapport.loyalty.limit.LimitUse;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.tier.TierChange;
import dev.rapport.loyalty.tier.TierFact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What has happened to a membership. Entries are never changed and never removed; a membership is the fold of its entries.
 *
 * <p>An accepted command leaves one entry that carries it with what was found, and after it the postings of the ledger and the
 * changes of tier that follow from it. What a rule awarded, on which day and until when, is written down as it was resolved, so that
 * neither another set of rules nor another time-zone database changes the past. The set is closed for one {@linkplain
 * Header#schema() schema version}.
 */
public sealed interface ProgramEntry {
  /** The schema version that this library writes. */
  int SCHEMA = 1;

  /**
   * Where an entry stands.
   *
   * @param schema the schema version of the entry, from 1 to {@link ProgramEntry#SCHEMA}
   * @param sequence numbered from 1 without a gap in the order in which the programme decided
   * @param posting the key of the command that caused the entry, when it took effect and when the books learned of it
   * @param day the day on which it took effect, in the zone of the programme
   */
  record Header(int schema, long sequence, Posting posting, LocalDate day) {
    /**
     * Checks the components.
     *
     * @param schema 1 to {@link ProgramEntry#SCHEMA}
     * @param sequence at least 1
     * @param posting any
     * @param day any
     * @throws IllegalArgumentException if a number is out of range
     */
    public Header {
      checkArgument(
          schema >= 1 && schema <= SCHEMA,
          "schema must be 1 to %s, was %s. A newer version of the library wrote this entry.",
          SCHEMA,
          schema);
      checkArgument(sequence >= 1, "sequence must be at least 1, was %s", sequence);
      requireNonNull(posting, "posting");
      requireNonNull(day, "day");
    }
  }

  /** The kinds of entries. The set is closed for one schema version. */
  enum Kind {
    /** {@link Enrolled}. */
    ENROLLED,
    /** {@link Purchased}. */
    PURCHASED,
    /** {@link Refunded}. */
    REFUNDED,
    /** {@link Accepted}. */
    ACCEPTED,
    /** {@link Posted}. */
    POSTED,
    /** {@link TierChanged}. */
    TIER_CHANGED,
    /** {@link BalanceCounted}. */
    BALANCE_COUNTED,
    /** {@link DayWorked}. */
    DAY_WORKED,
    /** {@link ActivityRecorded}. */
    ACTIVITY_RECORDED,
    /** {@link ActivityUndone}. */
    ACTIVITY_UNDONE
  }

  /**
   * Returns where the entry stands.
   *
   * @return number, key and instants
   */
  Header header();

  /**
   * Returns what happened.
   *
   * @return the kind
   */
  Kind kind();

  /**
   * Returns the command that the entry answers.
   *
   * @return the command, or empty for what follows from another entry or from time
   */
  default Optional<ProgramCommand> answers() {
    return Optional.empty();
  }

  /**
   * Picks the postings of the ledger out of entries of a membership: what a statement and {@link
   * dev.rapport.loyalty.ledger.LedgerHistory} are made of.
   *
   * @param entries entries of one membership, in order
   * @return its ledger entries, in order
   */
  static List<LedgerEntry> ledger(Collection<? extends ProgramEntry> entries) {
    return entries.stream()
        .filter(Posted.class::isInstance)
        .map(entry -> ((Posted) entry).entry())
        .toList();
  }

  /**
   * A member joined: the first entry of every membership.
   *
   * @param header where the entry stands; its sequence is 1
   * @param program the programme
   * @param member who joined
   */
  record Enrolled(Header header, ProgramId program, MemberId member) implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header of sequence 1
     * @param program any
     * @param member any
     * @throws IllegalArgumentException if something came before
     */
    public Enrolled {
      checkArgument(
          header.sequence() == 1, "header must be of sequence 1, was of %s", header.sequence());
      requireNonNull(program, "program");
      requireNonNull(member, "member");
    }

    @Override
    public Kind kind() {
      return Kind.ENROLLED;
    }
  }

  /**
   * An order was rated.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param rules the version of the rules that rated it
   * @param seenAs what was known of the member
   * @param awards what it earned, by rule, with the share of each line; the postings follow
   * @param uses which limits the awards count against
   * @param openUntil until when the order can be returned, exclusive
   */
  record Purchased(
      Header header,
      ProgramCommand.RecordPurchase command,
      int rules,
      MemberFacts seenAs,
      List<RecordedAward> awards,
      List<LimitUse> uses,
      Instant openUntil)
      implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param rules 1 or more
     * @param seenAs any
     * @param awards any
     * @param uses any
     * @param openUntil any
     * @throws IllegalArgumentException if the version is below 1
     */
    public Purchased {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      checkArgument(rules >= 1, "rules must be at least 1, was %s", rules);
      requireNonNull(seenAs, "seenAs");
      awards = List.copyOf(awards);
      uses = List.copyOf(uses);
      requireNonNull(openUntil, "openUntil");
    }

    @Override
    public Kind kind() {
      return Kind.PURCHASED;
    }

    @Override
    public Optional<ProgramCommand> answers() {
      return Optional.of(command);
    }
  }

  /**
   * Goods came back.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param reversed units taken back of each award of the order, in all so far
   * @param returned minor units of net amount that came back of each line, in all so far
   */
  record Refunded(
      Header header, ProgramCommand.Refund command, List<Long> reversed, List<Long> returned)
      implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param reversed any
     * @param returned any
     */
    public Refunded {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      reversed = List.copyOf(reversed);
      returned = List.copyOf(returned);
    }

    @Override
    public Kind kind() {
      return Kind.REFUNDED;
    }

    @Override
    public Optional<ProgramCommand> answers() {
      return Optional.of(command);
    }
  }

  /**
   * An activity was rated.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   * @param rules the version of the rules that rated it
   * @param seenAs what was known of the member
   * @param awards what it earned, by rule, each with one share; the postings follow
   * @param uses which limits the awards count against
   * @param openUntil until when the activity can be undone, exclusive
   */
  record ActivityRecorded(
      Header header,
      ActivityCommand.RecordActivity command,
      int rules,
      MemberFacts seenAs,
      List<RecordedAward> awards,
      List<LimitUse> uses,
      Instant openUntil)
      implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     * @param rules 1 or more
     * @param seenAs any
     * @param awards any
     * @param uses any
     * @param openUntil any
     * @throws IllegalArgumentException if the version is below 1
     */
    public ActivityRecorded {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
      checkArgument(rules >= 1, "rules must be at least 1, was %s", rules);
      requireNonNull(seenAs, "seenAs");
      awards = List.copyOf(awards);
      uses = List.copyOf(uses);
      requireNonNull(openUntil, "openUntil");
    }

    @Override
    public Kind kind() {
      return Kind.ACTIVITY_RECORDED;
    }

    @Override
    public Optional<ProgramCommand> answers() {
      return Optional.of(command);
    }
  }

  /**
   * An activity was undone; the postings that take back what it earned follow.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   */
  record ActivityUndone(Header header, ActivityCommand.UndoActivity command)
      implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     */
    public ActivityUndone {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
    }

    @Override
    public Kind kind() {
      return Kind.ACTIVITY_UNDONE;
    }

    @Override
    public Optional<ProgramCommand> answers() {
      return Optional.of(command);
    }
  }

  /**
   * Any other command was accepted. What it changes is in the command itself, or in the postings that follow.
   *
   * @param header where the entry stands
   * @param command the command that it answers
   */
  record Accepted(Header header, ProgramCommand command) implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param command any
     */
    public Accepted {
      requireNonNull(header, "header");
      requireNonNull(command, "command");
    }

    @Override
    public Kind kind() {
      return Kind.ACCEPTED;
    }

    @Override
    public Optional<ProgramCommand> answers() {
      return Optional.of(command);
    }
  }

  /**
   * The ledger posted something.
   *
   * @param header where the entry stands
   * @param entry the posting
   */
  record Posted(Header header, LedgerEntry entry) implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param entry any
     */
    public Posted {
      requireNonNull(header, "header");
      requireNonNull(entry, "entry");
    }

    @Override
    public Kind kind() {
      return Kind.POSTED;
    }
  }

  /**
   * A level changed, or lasts longer, because of what was counted, because time has passed or because the ladder was defined anew.
   *
   * @param header where the entry stands
   * @param change what changed, dated by the day on which it took effect
   */
  record TierChanged(Header header, TierChange change) implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param change any
     */
    public TierChanged {
      requireNonNull(header, "header");
      requireNonNull(change, "change");
    }

    @Override
    public Kind kind() {
      return Kind.TIER_CHANGED;
    }
  }

  /**
   * A balance was counted for a ladder that looks at balances.
   *
   * @param header where the entry stands
   * @param ladder the name of the ladder
   * @param fact by how much the balance differs from what the ladder has counted in its window
   */
  record BalanceCounted(Header header, String ladder, TierFact fact) implements ProgramEntry {
    /**
     * Checks the components.
     *
     * @param header any
     * @param ladder any
     * @param fact any
     */
    public BalanceCounted {
      requireNonNull(header, "header");
      requireNonNull(ladder, "ladder");
      requireNonNull(fact, "fact");
    }

    @Override
    public Kind kind() {
      return Kind.BALANCE_COUNTED;
    }
  }

  /**
   * The work of a day was done and changed something. The entries of the day come before.
   *
   * @param header where the entry stands; its day is the one that was over
   */
  record DayWorked(Header header) implements ProgramEntry {
    /**
     * Checks the component.
     *
     * @param header any
     */
    public DayWorked {
      requireNonNull(header, "header");
    }

    @Override
    public Kind kind() {
      return Kind.DAY_WORKED;
    }
  }
}
