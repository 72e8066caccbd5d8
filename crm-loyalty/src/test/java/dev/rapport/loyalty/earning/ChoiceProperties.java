package dev.rapport.loyalty.earning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.earning.EarningRuleSet.Composition;
import dev.rapport.loyalty.earning.RuleGroup.Selection;
import dev.rapport.loyalty.member.Situation;
import dev.rapport.loyalty.testkit.OrderArbitraries;
import dev.rapport.loyalty.testkit.RuleArbitraries;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * What a group that chooses by points brings, against rule sets in which each of its children stands alone in its place. Other rules
 * stand beside it and no other group that chooses by points; amounts are those before rounding and limits.
 */
class ChoiceProperties {
  @Property
  void bestGrantsTheMostThatAnyChildWould(
      @ForAll("rules") List<EarningRule> children,
      @ForAll("rules") List<EarningRule> beside,
      @ForAll Composition composition,
      @ForAll Rounding.Level level,
      @ForAll("situations") Situation situation) {
    Trial trial = new Trial(children, beside, composition, level, situation);
    Fraction nothing = trial.withoutAny();
    Fraction most = trial.withEachAlone().stream().max(Fraction::compareTo).orElse(nothing);
    assertEquals(most, trial.withGroup(Selection.BEST));
  }

  @Property
  void cheapestGrantsTheLeastThatAnyChildWouldButSomething(
      @ForAll("rules") List<EarningRule> children,
      @ForAll("rules") List<EarningRule> beside,
      @ForAll Composition composition,
      @ForAll Rounding.Level level,
      @ForAll("situations") Situation situation) {
    Trial trial = new Trial(children, beside, composition, level, situation);
    Fraction nothing = trial.withoutAny();
    Optional<Fraction> least = trial.withEachAlone().stream()
        .filter(total -> total.compareTo(nothing) > 0)
        .min(Fraction::compareTo);
    assertEquals(least.orElse(nothing), trial.withGroup(Selection.CHEAPEST));
  }

  /** The same order rated by several rule sets. */
  private static final class Trial {
    private final List<RuleNode> children;
    private final List<RuleNode> beside;
    private final Composition composition;
    private final Rounding.Level level;
    private final Situation situation;

    Trial(
        List<EarningRule> children,
        List<EarningRule> beside,
        Composition composition,
        Rounding.Level level,
        Situation situation) {
      this.children = named(children, "child-");
      this.beside = named(beside, "beside-");
      this.composition = composition;
      this.level = level;
      this.situation = situation;
    }

    private static List<RuleNode> named(List<EarningRule> rules, String prefix) {
      List<RuleNode> named = new ArrayList<>();
      for (EarningRule rule : rules) {
        named.add(RuleArbitraries.renamed(rule, prefix + named.size()));
      }
      return named;
    }

    Fraction withoutAny() {
      return total(List.of());
    }

    List<Fraction> withEachAlone() {
      return children.stream().map(child -> total(List.of(child))).toList();
    }

    Fraction withGroup(Selection selection) {
      return total(List.of(new RuleGroup("group", 0, selection, children)));
    }

    private Fraction total(List<RuleNode> more) {
      EarningRuleSet.Builder set = EarningRuleSet.builder()
          .composition(composition)
          .rounding(Rounding.of(RoundingMode.FLOOR, level));
      beside.forEach(set::rule);
      more.forEach(set::rule);
      Evaluation evaluation = new Evaluation(set.build(), situation, RuleArbitraries.RATES);
      Fraction total = Fraction.ZERO;
      for (int at = 0; at < evaluation.holding.length; at++) {
        for (int type = 0; type < evaluation.plan.types.length; type++) {
          total = total.plus(evaluation.exact(at, type));
        }
      }
      return total;
    }
  }

  @Provide
  Arbitrary<List<EarningRule>> rules() {
    return RuleArbitraries.rules(RuleArbitraries.BEANS).list().ofMinSize(1).ofMaxSize(4);
  }

  @Provide
  Arbitrary<Situation> situations() {
    return OrderArbitraries.situations();
  }
}
