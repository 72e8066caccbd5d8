package dev.rapport.loyalty.posting;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.loyalty.lot.Draw;
import dev.rapport.loyalty.lot.Expiry;
import dev.rapport.loyalty.lot.Lot;
import dev.rapport.loyalty.lot.LotTerms;
import dev.rapport.loyalty.lot.Origin;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.PointTypeMismatchException;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.UpkeepCommand.Redate.NewDate;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CommandTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final PointType MILES = PointType.redeemable("miles");
  private static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");
  private static final Instant LATER = Instant.parse("2026-06-04T10:00:00Z");
  private static final Posting POSTING = Posting.of("key", NOW);
  private static final Lot LOT =
      new Lot(1, beans(120), NOW, NOW, Expiry.at(LATER), Origin.of("order-17"));

  private static Points beans(long units) {
    return Points.of(BEANS, units);
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  /* One command of every kind. */
  private static List<LedgerCommand> commands(Posting posting) {
    LotTerms terms = LotTerms.atOnce(Expiry.never());
    DebitEntry.Expired expired = new DebitEntry.Expired(
        new LedgerEntry.Header(1, 1, "sweep", NOW, NOW), BEANS, List.of(new Draw(LOT, 5)), "");
    Cause cause = new Cause("order-17", LATER, List.of(), List.of());
    AccountSnapshot empty = new AccountSnapshot(
        1,
        0,
        Instant.MIN,
        0,
        false,
        List.of(),
        List.of(),
        List.of(),
        new AccountSnapshot.Memory(List.of(), List.of(), List.of(), List.of()));
    return List.of(
        new CreditCommand.Earn(posting, beans(120), terms, Origin.of("order-17"), LATER),
        new CreditCommand.Grant(posting, beans(5), terms, Origin.none()),
        new CreditCommand.Activate(posting, "order-17", beans(5), Expiry.never()),
        new CreditCommand.Restore(posting, "order-18", BEANS, Extent.all(), Instant.MIN),
        new CreditCommand.Reinstate(posting, expired, Expiry.never()),
        new CreditCommand.TransferIn(posting, List.of(new Draw(LOT, 5)), "bob"),
        new CreditCommand.Absorb(posting, empty, "bob"),
        new DebitCommand.Spend(posting, beans(80), "order-18", LATER),
        new DebitCommand.Deduct(posting, beans(5), "penalty", ShortfallPolicy.withinBalance()),
        new DebitCommand.Reverse(
            posting, "order-17", BEANS, Extent.all(), ShortfallPolicy.absorb()),
        new DebitCommand.TransferOut(posting, beans(50), beans(0), "bob"),
        new DebitCommand.Convert(posting, beans(50), Points.of(MILES, 5), terms, Origin.none()),
        new DebitCommand.MergeAway(posting, "bob"),
        new HoldCommand.PlaceHold(posting, beans(80), LATER, false),
        new HoldCommand.Capture(posting, "hold", beans(80), "order-18", LATER),
        new HoldCommand.VoidHold(posting, "hold"),
        new UpkeepCommand.Sweep(posting),
        new UpkeepCommand.Slide(posting, BEANS, "activity", LATER),
        new UpkeepCommand.Redate(posting, BEANS, List.of(new NewDate(1, Expiry.never()))),
        new UpkeepCommand.Reopen(posting, cause, LATER));
  }

  @Test
  void everyKindHasItsCommand() {
    Set<LedgerCommand.Kind> kinds = EnumSet.noneOf(LedgerCommand.Kind.class);
    for (LedgerCommand command : commands(POSTING)) {
      kinds.add(command.kind());
      String words = command.kind().name().replace("_", "");
      assertEquals(0, words.compareToIgnoreCase(command.getClass().getSimpleName()), words);
    }
    assertEquals(EnumSet.allOf(LedgerCommand.Kind.class), kinds);
  }

  @Test
  void payloadIsKindEffectiveInstantAndEveryOtherComponent() throws ReflectiveOperationException {
    for (LedgerCommand command : commands(POSTING)) {
      List<Map.Entry<String, Object>> expected = new ArrayList<>();
      expected.add(Map.entry("kind", command.kind()));
      expected.add(Map.entry("effectiveAt", NOW));
      for (RecordComponent component : command.getClass().getRecordComponents()) {
        if (!component.getName().equals("posting")) {
          expected.add(Map.entry(component.getName(), component.getAccessor().invoke(command)));
        }
      }
      assertEquals(expected, command.payload());
    }
  }

  @Test
  void payloadLeavesTheKeyAndTheRecordingInstantOut() {
    List<LedgerCommand> commands = commands(POSTING);
    List<LedgerCommand> recordedLater = commands(new Posting("other", NOW, NOW.plusNanos(1)));
    List<LedgerCommand> effectiveLater = commands(Posting.of("key", NOW.plusNanos(1)));
    for (int i = 0; i < commands.size(); i++) {
      assertNotEquals(commands.get(i), recordedLater.get(i));
      assertEquals(commands.get(i).payload(), recordedLater.get(i).payload());
      assertNotEquals(commands.get(i).payload(), effectiveLater.get(i).payload());
    }
  }

  @Test
  void postingNeedsAKey() {
    assertEquals(new Posting("key", NOW, NOW), POSTING);
    refuses("key must not be blank, was \" \"", () -> Posting.of(" ", NOW));
  }

  /** An account would reach the effective instant, points would end, and what happens today would be too old. */
  @Test
  void nothingIsRecordedBeforeItTakesEffect() {
    refuses(
        "recordedAt must not be before 2062-05-04T10:00:00Z, was 2026-05-04T10:00:00Z. Send a"
            + " command when its time has come.",
        () -> new Posting("key", Instant.parse("2062-05-04T10:00:00Z"), NOW));
    assertEquals(NOW, new Posting("key", NOW, NOW).recordedAt());
  }

  @Test
  void creditsCheckTheirArguments() {
    LotTerms terms = LotTerms.atOnce(Expiry.never());
    String expiry = "expiry must be after 2026-05-04T10:00:00Z, was 2026-05-04T10:00:00Z";
    refuses(
        "points must be positive, was 0 beans",
        () -> new CreditCommand.Earn(POSTING, beans(0), terms, Origin.none(), LATER));
    refuses(
        "points must be positive, was -5 beans",
        () -> new CreditCommand.Grant(POSTING, beans(-5), terms, Origin.none()));
    refuses(expiry, () -> new CreditCommand.Activate(POSTING, "order", beans(5), Expiry.at(NOW)));
    refuses(
        "graceUntil must have an end, was " + Instant.MAX,
        () -> new CreditCommand.Restore(POSTING, "order", BEANS, Extent.all(), Instant.MAX));
    refuses(
        "draws must be of one type, were []",
        () -> new CreditCommand.TransferIn(POSTING, List.of(), "bob"));
    Draw five = new Draw(LOT, 5);
    Draw miles = new Draw(LOT.movedTo(2, Points.of(MILES, 9)), 5);
    refuses(
        "draws must be of one type, were " + List.of(five, miles),
        () -> new CreditCommand.TransferIn(POSTING, List.of(five, miles), "bob"));
  }

  @Test
  void debitsCheckTheirArguments() {
    LotTerms terms = LotTerms.atOnce(Expiry.never());
    Points fiveMiles = Points.of(MILES, 5);
    refuses(
        "points must be positive, was 0 beans",
        () -> new DebitCommand.Spend(POSTING, beans(0), "order", LATER));
    refuses(
        "shortfall must reach the BALANCE, was LOTS_OF_CAUSE. A deduction has no cause to draw on.",
        () -> new DebitCommand.Deduct(POSTING, beans(5), "penalty", ShortfallPolicy.absorb()));
    refuses(
        "fee must not be negative, was -1 beans",
        () -> new DebitCommand.TransferOut(POSTING, beans(5), beans(-1), "bob"));
    assertThrows(
        PointTypeMismatchException.class,
        () -> new DebitCommand.TransferOut(POSTING, beans(5), fiveMiles, "bob"));
    assertThrows(
        ArithmeticException.class,
        () -> new DebitCommand.TransferOut(POSTING, beans(Long.MAX_VALUE), beans(1), "bob"));
    refuses(
        "from must be positive, was 0 beans",
        () -> new DebitCommand.Convert(POSTING, beans(0), fiveMiles, terms, Origin.none()));
    refuses(
        "to must be positive, was 0 miles",
        () ->
            new DebitCommand.Convert(POSTING, beans(5), Points.zero(MILES), terms, Origin.none()));
    refuses(
        "to must be of another type, was 4 beans",
        () -> new DebitCommand.Convert(POSTING, beans(5), beans(4), terms, Origin.none()));
  }

  @Test
  void holdsCheckTheirArguments() {
    refuses(
        "points must be positive, was 0 beans",
        () -> new HoldCommand.PlaceHold(POSTING, beans(0), LATER, false));
    refuses(
        "timesOutAt must be after 2026-05-04T10:00:00Z, was 2026-05-04T10:00:00Z",
        () -> new HoldCommand.PlaceHold(POSTING, beans(5), NOW, false));
    refuses(
        "points must be positive, was -5 beans",
        () -> new HoldCommand.Capture(POSTING, "hold", beans(-5), "order", LATER));
  }

  @Test
  void upkeepChecksItsArguments() {
    refuses(
        "clock must not be blank, was \"\"",
        () -> new UpkeepCommand.Slide(POSTING, BEANS, "", LATER));
    refuses(
        "until must be after 2026-05-04T10:00:00Z, was 2026-05-04T10:00:00Z",
        () -> new UpkeepCommand.Slide(POSTING, BEANS, "activity", NOW));
    refuses("dates must not be empty", () -> new UpkeepCommand.Redate(POSTING, BEANS, List.of()));
    List<NewDate> twice = List.of(new NewDate(1, Expiry.never()), new NewDate(1, Expiry.at(NOW)));
    refuses(
        "dates must name each lot once, were " + twice,
        () -> new UpkeepCommand.Redate(POSTING, BEANS, twice));
    Cause cause = new Cause("order-17", LATER, List.of(), List.of());
    refuses(
        "reversibleUntil must be after 2026-05-04T10:00:00Z, was 2026-05-04T10:00:00Z",
        () -> new UpkeepCommand.Reopen(POSTING, cause, NOW));
  }

  @Test
  void noComponentMayBeNull() throws ReflectiveOperationException {
    for (LedgerCommand command : commands(POSTING)) {
      RecordComponent[] components = command.getClass().getRecordComponents();
      Class<?>[] types =
          Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      for (int i = 0; i < components.length; i++) {
        Object[] values = new Object[components.length];
        for (int j = 0; j < values.length; j++) {
          values[j] = components[j].getAccessor().invoke(command);
        }
        if (!types[i].isPrimitive()) {
          Arrays.fill(values, i, i + 1, null);
          Executable call = () -> command.getClass().getConstructor(types).newInstance(values);
          Throwable cause = assertThrows(InvocationTargetException.class, call).getCause();
          assertInstanceOf(NullPointerException.class, cause, components[i]::toString);
        }
      }
    }
  }
}
