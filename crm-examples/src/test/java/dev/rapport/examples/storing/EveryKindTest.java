package dev.rapport.examples.storing;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.limit.Lease;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.posting.AccountSnapshot;
import dev.rapport.loyalty.posting.LedgerCommand;
import dev.rapport.loyalty.posting.LedgerEntry;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.tier.Requirement;
import dev.rapport.loyalty.tier.TierChange;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whoever adds a kind of entry, command or plain value to the library learns here that nobody has stored one yet. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryKindTest {
  private static final List<Class<?>> STORED = List.of(
      ProgramEntry.class,
      ProgramCommand.class,
      MembershipSnapshot.class,
      LedgerEntry.class,
      LedgerCommand.class,
      AccountSnapshot.class,
      Lease.class);

  /** The kinds of each family, as they stand in lines that are stored somewhere. */
  private static final String NAMES = """
      core.time.Window: Cycle Lifetime Rolling
      loyalty.journal.ActivityCommand: RecordActivity ReopenActivity UndoActivity
      loyalty.journal.ProgramCommand: Adjust Book CancelRedemption Day GrantTier RecordPurchase Redeem Refund Reopen UpdateMember
      loyalty.journal.ProgramEntry: Accepted ActivityRecorded ActivityUndone BalanceCounted DayWorked Enrolled Posted Purchased Refunded TierChanged
      loyalty.journal.Returned: Amount Everything Lines
      loyalty.limit.Cap$Amount: OfPoints OfUses
      loyalty.limit.Limit: Cap Cooldown
      loyalty.posting.CreditCommand: Absorb Activate Earn Grant Reinstate Restore TransferIn
      loyalty.posting.CreditEntry: Absorbed Activated Earned Granted Reinstated Restored TransferredIn
      loyalty.posting.DebitCommand: Convert Deduct MergeAway Reverse Spend TransferOut
      loyalty.posting.DebitEntry: Converted DebtPaid DebtTaken Deducted Expired MergedAway Reversed Spent TransferredOut
      loyalty.posting.HoldCommand: Capture PlaceHold VoidHold
      loyalty.posting.HoldEntry: Captured Held Recalled TimedOut Voided
      loyalty.posting.UpkeepCommand: Redate Reopen Slide Sweep
      loyalty.posting.UpkeepEntry: Redated Reopened Slid
      loyalty.tier.Requirement: All Any AtLeast HeldFor LifetimeAtLeast
      """;

  private final Set<Class<?>> seen = new HashSet<>();

  @BeforeAll
  void storeSomeLives() throws ReflectiveOperationException {
    for (LoyaltyProgram club : Clubs.full()) {
      for (long seed = 0; seed < 3; seed++) {
        MemberLife life = new MemberLife(club, seed);
        for (int stage = 0; stage < 8; stage++) {
          store(MembershipSnapshot.class, life.live(10).ada().snapshot());
        }
        storeAll(ProgramEntry.class, life.entries());
        storeAll(ProgramCommand.class, life.commands());
        storeAll(Lease.class, life.purse().leases());
      }
    }
    for (AccountLife life : AccountLife.both()) {
      storeAll(LedgerEntry.class, life.entries());
      storeAll(LedgerCommand.class, life.commands());
      store(AccountSnapshot.class, life.account().snapshot());
    }
    // What a level asks for in all is never evidence; its parts are.
    Requirement part = Requirement.heldFor(2);
    for (Requirement whole : List.of(Requirement.always(), part.or(part), part.and(part))) {
      store(TierChange.Measure.class, new TierChange.Measure(whole, 1, 2));
    }
  }

  private <T> void storeAll(Class<T> type, List<T> values) throws ReflectiveOperationException {
    for (T value : values) {
      store(type, value);
    }
  }

  private <T> void store(Class<T> type, T value) throws ReflectiveOperationException {
    assertEquals(value, JournalJson.read(type, JournalJson.write(value)));
    look(value);
  }

  private void look(Object value) throws ReflectiveOperationException {
    if (value instanceof Iterable<?> all) {
      for (Object each : all) {
        look(requireNonNull(each, "each"));
      }
    } else if (value instanceof Map<?, ?> map) {
      look(map.values());
    } else {
      seen.add(value.getClass());
      if (value instanceof RecordedAward award) {
        look(award.drawn());
      }
      for (RecordComponent component : components(value.getClass())) {
        look(component.getAccessor().invoke(value));
      }
    }
  }

  private static List<RecordComponent> components(Class<?> type) {
    return type.isRecord() ? List.of(type.getRecordComponents()) : List.of();
  }

  /** All types of ours that a value of some type can hold. */
  private static void reach(Type type, Set<Class<?>> reached) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        reach(argument, reached);
      }
    } else if (type instanceof Class<?> plain
        && plain.getName().startsWith("dev.rapport.")
        && reached.add(plain)) {
      for (RecordComponent component : components(plain)) {
        reach(component.getGenericType(), reached);
      }
      if (plain.isInterface()) {
        assertTrue(plain.isSealed(), () -> plain + " must be sealed to be stored");
        Stream.of(plain.getPermittedSubclasses()).forEach(kind -> reach(kind, reached));
      }
      if (plain == RecordedAward.class) {
        reach(Purse.Drawn.class, reached);
      }
    }
  }

  @Test
  void everyKindThatThereIsWasStoredAndReadAgain() {
    Set<Class<?>> reached = reached();
    reached.removeIf(Class::isInterface);
    assertTrue(reached.size() > 120, () -> "found only " + reached);
    reached.removeAll(seen);
    assertEquals(Set.of(), reached, "never stored: let a life make one");
  }

  /** They are in every table: whoever changes one brings older lines up to date. */
  @Test
  void theNamesOfKindsStayAsTheyAre() {
    SortedMap<String, String> names = new TreeMap<>();
    for (Class<?> type : reached()) {
      if (type.isSealed()) {
        String kinds = Stream.of(type.getPermittedSubclasses())
            .filter(Class::isRecord)
            .map(Class::getSimpleName)
            .sorted()
            .collect(joining(" "));
        names.put(type.getName().substring("dev.rapport.".length()), kinds);
      }
    }
    names.values().removeIf(String::isEmpty);
    StringBuilder lines = new StringBuilder();
    names.forEach(
        (family, kinds) -> lines.append(family).append(": ").append(kinds).append('\n'));
    assertEquals(NAMES, lines.toString());
  }

  private static Set<Class<?>> reached() {
    Set<Class<?>> reached = new HashSet<>();
    STORED.forEach(type -> reach(type, reached));
    return reached;
  }
}
