package dev.rapport.core.explain;

import static dev.rapport.core.explain.EarningCode.AWARDED;
import static dev.rapport.core.explain.EarningCode.CAPPED;
import static dev.rapport.core.explain.EarningCode.CONDITION;
import static dev.rapport.core.explain.EarningCode.PER_AMOUNT;
import static dev.rapport.core.explain.EarningCode.ROUNDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static final Instant MONTH_END = Instant.parse("2026-01-31T23:00:00Z");
  private static final Explanation WHY = award(35, 3);

  /** The award of a purchase of EUR 38.50 at one point per euro, under a cap. */
  private static Explanation award(long cap, long version) {
    return Explanation.of(AWARDED)
        .with("points", Math.min(38, cap))
        .with("version", version)
        .because(
            Explanation.of(PER_AMOUNT)
                .with("rule", "base")
                .with("desired", 38)
                .with("amount", Money.of("EUR", "38.50"))
                .because(
                    Explanation.of(CONDITION).with("condition", "is a member").with("met", true),
                    Explanation.of(ROUNDED).with("remainder", new BigDecimal("0.50"))),
            Explanation.of(CAPPED)
                .with("cap", cap)
                .with("until", MONTH_END)
                .with("trimmed", Math.max(0, 38 - cap)));
  }

  @Test
  void tellsASupportAgentWhyThereAre35Points() {
    assertEquals(
        List.of(
            "points awarded: 35 (rules of version 3)",
            "  rule base gives 38 for EUR 38.50",
            "    condition is a member: yes",
            "    0.5 is left over by rounding",
            "  the cap of 35 until 2026-01-31 23:00:00 UTC trims 3"),
        WHY.lines());
    assertEquals(String.join("\n", WHY.lines()), WHY.render(Renderer.english()));
  }

  @Test
  void tellsATestWhatHappenedWithoutWords() {
    Explanation capped = WHY.find(CAPPED).orElseThrow();
    assertEquals(Optional.of(Argument.of(3)), capped.argument("trimmed"));
    long desired = WHY.find(PER_AMOUNT)
        .orElseThrow()
        .argument("desired", Argument.Whole.class)
        .value();
    long trimmed = capped.argument("trimmed", Argument.Whole.class).value();
    assertEquals(35, desired - trimmed);
    assertEquals(Optional.empty(), WHY.find(EarningCode.OUT_OF_STOCK));
    assertEquals(List.of(), WHY.findAll(EarningCode.OUT_OF_STOCK));
  }

  @Test
  void takesAllArgumentsInTheOrderOfThePlaces() {
    String[] places = CAPPED.places().toArray(new String[0]);
    Argument[] arguments = new Argument[places.length];
    Explanation named = Explanation.of(CAPPED);
    for (int i = 0; i < places.length; i++) {
      arguments[i] = Argument.of(i);
      named = named.with(places[i], i);
    }
    Explanation placed = Explanation.of(CAPPED, arguments);
    arguments[0] = Argument.of(-1);
    assertEquals(named, placed);
    assertEquals(named.lines(), placed.lines());
    Argument[] tooFew = Arrays.copyOf(arguments, places.length - 1);
    assertThrows(IllegalArgumentException.class, () -> Explanation.of(CAPPED, tooFew));
  }

  @Test
  void findsTheFirstAndAllInReadingOrder() {
    Explanation first = Explanation.of(ROUNDED).with("remainder", 1);
    Explanation second = Explanation.of(ROUNDED).with("remainder", 2).because(first);
    Explanation tree =
        Explanation.of(AWARDED).because(Explanation.of(PER_AMOUNT).because(first), second);
    assertSame(first, tree.find(ROUNDED).orElseThrow());
    assertEquals(List.of(first, second, first), tree.findAll(ROUNDED));
    assertSame(tree, tree.find(AWARDED).orElseThrow());
  }

  @Test
  void tellsAnAuditorWhatChangedSinceYesterday() {
    assertEquals(
        List.of(
            "earning.awarded@points: 35 -> 36",
            "earning.awarded@version: 3 -> 4",
            "earning.awarded/earning.capped@cap: 35 -> 36",
            "earning.awarded/earning.capped@trimmed: 3 -> 2"),
        strings(award(35, 3).diff(award(36, 4))));
    assertEquals(List.of(), award(35, 3).diff(award(35, 3)));
    assertEquals(award(35, 3).fingerprint(), award(35, 3).fingerprint());
    assertNotEquals(award(35, 3).fingerprint(), award(36, 3).fingerprint());
  }

  @Test
  void oneStepMoreIsOneDifference() {
    Explanation extra = Explanation.of(CONDITION).with("condition", "birthday").with("met", false);
    Explanation left = Explanation.of(AWARDED).because(conditions("a", "b", "c"));
    Explanation right = Explanation.of(AWARDED)
        .because(conditions("a"))
        .because(extra)
        .because(conditions("b", "c"));
    assertEquals(
        List.of(new Difference(
            "earning.awarded/earning.condition[2]",
            Difference.ABSENT,
            "earning.condition(condition=\"birthday\", met=false)")),
        left.diff(right));
    assertEquals(
        List.of(new Difference(
            "earning.awarded/earning.condition[2]",
            "earning.condition(condition=\"birthday\", met=false)",
            Difference.ABSENT)),
        right.diff(left));
  }

  @Test
  void aStepThatGoesTakesWhatIsBelowItAlong() {
    Explanation without = Explanation.of(AWARDED).with("points", 35).with("version", 3);
    assertEquals(
        List.of(
            "earning.awarded/earning.per-amount: earning.per-amount(amount=EUR 38.50, desired=38, rule=\"base\")"
                + " and 2 below -> (absent)",
            "earning.awarded/earning.capped: earning.capped(cap=35, trimmed=3, until=2026-01-31T23:00:00Z)"
                + " -> (absent)"),
        strings(WHY.diff(without)));
  }

  @Test
  void aMissingArgumentIsADifference() {
    Explanation with = Explanation.of(ROUNDED).with("remainder", 1);
    assertEquals(
        List.of("earning.rounded@remainder: 1 -> (absent)"),
        strings(with.diff(Explanation.of(ROUNDED))));
    assertEquals(
        List.of("earning.rounded@remainder: (absent) -> 1"),
        strings(Explanation.of(ROUNDED).diff(with)));
  }

  @Test
  void treesOfTwoKindsDifferAtTheRoot() {
    Explanation refused = Explanation.of(EarningCode.OUT_OF_STOCK);
    assertEquals(
        List.of(
            "earning.out-of-stock: earning.out-of-stock() -> earning.awarded(points=35, version=3) and 4 below"),
        strings(refused.diff(WHY)));
  }

  @Test
  void theOrderOfReasonsCounts() {
    Explanation left = Explanation.of(AWARDED).because(conditions("a", "b"));
    Explanation right = Explanation.of(AWARDED).because(conditions("b", "a"));
    assertNotEquals(left, right);
    assertEquals(2, left.diff(right).size());
  }

  @Test
  void longListsThatDifferThroughoutAreComparedByPosition() {
    Explanation left = Explanation.of(AWARDED).because(rounded(2_000, i -> i));
    Explanation right = Explanation.of(AWARDED).because(rounded(2_001, i -> -i));
    List<Difference> differences = left.diff(right);
    // The first remainder, zero, is the same on both sides.
    assertEquals(2_000, differences.size());
    assertEquals(
        "earning.awarded/earning.rounded[2]@remainder: 1 -> -1",
        differences.get(0).toString());
    assertEquals(
        "earning.awarded/earning.rounded[2001]: (absent) -> earning.rounded(remainder=-2000)",
        differences.get(1_999).toString());
  }

  @Test
  void longListsThatDifferInOneStepAreStillAligned() {
    List<Explanation> lots = rounded(10_000, i -> i);
    Explanation left = Explanation.of(AWARDED).because(lots);
    Explanation right = Explanation.of(AWARDED)
        .because(lots.subList(0, 5_000))
        .because(lots.subList(5_001, 10_000));
    assertEquals(
        List.of(
            "earning.awarded/earning.rounded[5001]: earning.rounded(remainder=5000) -> (absent)"),
        strings(left.diff(right)));
  }

  @Test
  void equalsByIdsArgumentsAndReasons() {
    Code sameId = Code.of("earning.rounded", "remainder: {remainder}");
    new EqualsTester()
        .addEqualityGroup(award(35, 3), award(35, 3))
        .addEqualityGroup(award(36, 3))
        .addEqualityGroup(
            Explanation.of(CONDITION).with("met", true).with("condition", "x"),
            Explanation.of(CONDITION).with("condition", "x").with("met", true))
        .addEqualityGroup(
            Explanation.of(ROUNDED).with("remainder", 1),
            Explanation.of(sameId).with("remainder", 1))
        .addEqualityGroup(
            Explanation.of(ROUNDED).with("remainder", BigDecimal.ONE),
            Explanation.of(ROUNDED).with("remainder", new BigDecimal("1.000")))
        .addEqualityGroup(Explanation.of(ROUNDED).with("remainder", "1"))
        .addEqualityGroup(Explanation.of(ROUNDED))
        .testEquals();
  }

  @Test
  void isWrittenExactlyAndInNoLanguage() {
    assertEquals(
        "earning.awarded(points=1, version=2)[earning.condition(condition=\"a\\\"b\\n\", met=true),"
            + " earning.rounded(remainder=0.5)]",
        Explanation.of(AWARDED)
            .with("version", 2)
            .with("points", 1)
            .because(
                Explanation.of(CONDITION).with("condition", "a\"b\n").with("met", true),
                Explanation.of(ROUNDED).with("remainder", new BigDecimal("0.5")))
            .toString());
  }

  @Test
  void keepsItsFingerprintForEver() {
    // SHA-256 of "earning.rounded(remainder=1)".
    assertEquals(
        "a32b6937aa20169736887cfa083493827b076d815780affc09abcc740b92c6b7",
        Explanation.of(ROUNDED).with("remainder", 1).fingerprint());
  }

  @Test
  void refusesAnArgumentWithoutAPlace() {
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class, () -> Explanation.of(ROUNDED).with("remaindr", 1));
    assertEquals(
        "argument of earning.rounded must have a place in \"{remainder} is left over by rounding\", was {remaindr}",
        refused.getMessage());
  }

  @Test
  void refusesAnArgumentTwice() {
    Explanation once = Explanation.of(ROUNDED).with("remainder", 1);
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> once.with("remainder", 1));
    assertEquals(
        "argument {remainder} of earning.rounded must be given once", refused.getMessage());
  }

  @Test
  void namesTheArgumentThatIsNotThereOrOfAnotherKind() {
    assertEquals(
        "argument of earning.awarded must be one of [points, version], was {cap}",
        assertThrows(
                IllegalArgumentException.class, () -> WHY.argument("cap", Argument.Whole.class))
            .getMessage());
    assertEquals(
        "argument {points} of earning.awarded must be of kind Text, was 35",
        assertThrows(
                IllegalArgumentException.class, () -> WHY.argument("points", Argument.Text.class))
            .getMessage());
    assertEquals(Optional.empty(), WHY.argument("cap"));
  }

  @Test
  void tellsWhichPlacesHaveNoArgument() {
    assertEquals(List.of(), WHY.missing());
    assertEquals(
        List.of(
            "earning.awarded@version",
            "earning.awarded/earning.condition[1]@met",
            "earning.awarded/earning.condition[2]@condition",
            "earning.awarded/earning.condition[2]@met"),
        Explanation.of(AWARDED)
            .with("points", 1)
            .because(
                Explanation.of(CONDITION).with("condition", "x"),
                Explanation.of(EarningCode.OUT_OF_STOCK),
                Explanation.of(CONDITION))
            .missing());
  }

  @Test
  void leavesTheOriginalAsItIs() {
    Explanation original = Explanation.of(ROUNDED);
    original.with("remainder", 1);
    original.because(WHY);
    assertEquals(Explanation.of(ROUNDED), original);
    assertThrows(UnsupportedOperationException.class, () -> WHY.arguments().clear());
    assertThrows(UnsupportedOperationException.class, () -> WHY.children().clear());
  }

  @Test
  void countsNodesAndLevels() {
    assertEquals(5, WHY.size());
    assertEquals(3, WHY.depth());
    assertEquals(
        List.of(AWARDED, PER_AMOUNT, CONDITION, ROUNDED, CAPPED),
        WHY.stream().map(Explanation::code).toList());
  }

  @Test
  void isWalkedComparedAndReadAtItsGreatestDepth() {
    Explanation deepest = nested(Explanation.MAX_DEPTH, 1);
    assertEquals(Explanation.MAX_DEPTH, deepest.depth());
    assertEquals(Explanation.MAX_DEPTH, deepest.stream().count());
    assertEquals(Explanation.MAX_DEPTH, deepest.lines().size());
    assertEquals(nested(Explanation.MAX_DEPTH, 1), deepest);
    assertEquals(1, deepest.diff(nested(Explanation.MAX_DEPTH, 2)).size());
    assertTrue(deepest.toString().endsWith("]"));
    IllegalArgumentException refused = assertThrows(
        IllegalArgumentException.class, () -> Explanation.of(ROUNDED).because(deepest));
    assertEquals(
        "explanation must have at most 500 levels, had 501. Put steps that follow one another side by side.",
        refused.getMessage());
  }

  @Test
  void refusesMoreNodesThanCanBeCounted() {
    Explanation doubled = Explanation.of(ROUNDED);
    for (int i = 0; i < 30; i++) {
      doubled = doubled.because();
      doubled = Explanation.of(ROUNDED).because(doubled, doubled);
    }
    Explanation large = doubled;
    assertEquals(Integer.MAX_VALUE, large.size());
    assertThrows(ArithmeticException.class, () -> Explanation.of(ROUNDED).because(large));
  }

  @Test
  void refusesNulls() throws NoSuchMethodException {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(Argument.class, Argument.of(1))
        .setDefault(Code.class, ROUNDED)
        .setDefault(Money.class, Money.of("EUR", "1"))
        .setDefault(LocalDate.class, LocalDate.EPOCH)
        .setDefault(Instant.class, Instant.EPOCH)
        .setDefault(Duration.class, Duration.ZERO)
        .setDefault(Period.class, Period.ZERO)
        .setDefault(DateRange.class, DateRange.allTime())
        .setDefault(InstantRange.class, InstantRange.allTime())
        .setDefault(Explanation.class, WHY)
        .ignore(Explanation.class.getMethod("with", String.class, Enum.class));
    tester.testAllPublicStaticMethods(Explanation.class);
    tester.testAllPublicInstanceMethods(Explanation.of(ROUNDED));
    tester.testAllPublicStaticMethods(Argument.class);
    tester.testAllPublicConstructors(Difference.class);
    tester.testAllPublicConstructors(Explained.class);
  }

  private static Explanation[] conditions(String... names) {
    return Stream.of(names)
        .map(name -> Explanation.of(CONDITION).with("condition", name).with("met", true))
        .toArray(Explanation[]::new);
  }

  private static List<Explanation> rounded(int count, UnaryOperator<Integer> remainder) {
    return IntStream.range(0, count)
        .mapToObj(i -> Explanation.of(ROUNDED).with("remainder", remainder.apply(i)))
        .toList();
  }

  private static Explanation nested(int levels, long remainder) {
    Explanation explanation = Explanation.of(ROUNDED).with("remainder", remainder);
    for (int i = 1; i < levels; i++) {
      explanation = Explanation.of(ROUNDED).with("remainder", i).because(explanation);
    }
    return explanation;
  }

  private static List<String> strings(List<Difference> differences) {
    return differences.stream().map(Difference::toString).toList();
  }
}
