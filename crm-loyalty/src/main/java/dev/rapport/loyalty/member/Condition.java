package dev.rapport.loyalty.member;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Explanation;
import dev.rapport.core.explain.Narrator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Something that holds in a {@link Situation} or does not: when a rule applies.
 *
 * <p>{@code tierAtLeast("status", 2).and(anyLine(inCategory("coffee")))}; the factories are in {@link Conditions}. A condition
 * never fails: what is not known does not hold, and neither does an amount in another currency. Conditions are values, equal by
 * what they say; only {@link Named} holds code, which is compared by identity and which no analysis looks into. Testing
 * allocates nothing; an explanation is made when it is asked for. Closed.
 *
 * <p>What {@link #canHold}, {@link #implies}, {@link #disjointFrom} and {@link #overlaps} find out, they find out of orders and
 * activities together. An {@link OrderCondition} holds of no activity and an {@link ActivityCondition} of no order, so the two never
 * hold together, while the opposites of both hold of much. To ask of orders alone, add {@code unitsAtLeast(1, LineCondition.any())},
 * which every order fulfils; of activities alone, {@code quantityAtLeast(1)}.
 */
public sealed interface Condition
    permits Condition.All,
        Condition.Any,
        Condition.Not,
        Condition.Named,
        OrderCondition,
        ActivityCondition,
        MemberCondition,
        TimeCondition {
  /**
   * Tells whether this holds in a situation.
   *
   * @param situation the situation
   * @return whether it does
   */
  boolean test(Situation situation);

  /**
   * Returns what this looked at in a situation and what came of it.
   *
   * @param situation the situation
   * @return the inputs and the outcome, which is the argument {@code holds} of every node; parts are children, each with its own
   *     outcome, whether or not it decided
   */
  default Explanation explain(Situation situation) {
    requireNonNull(situation, "situation");
    return Explanation.told(narrator -> tell(situation, narrator));
  }

  /**
   * Tells what this looked at in a situation and what came of it.
   *
   * @param situation the situation
   * @param narrator who listens; is told one step, as in {@link #explain}
   */
  void tell(Situation situation, Narrator narrator);

  /**
   * Tells no more of this than what decided it: of all that must hold the first that does not, or else all of them; of several of
   * which one is enough the first that holds. From what is told the outcome follows.
   *
   * @param situation the situation
   * @param narrator who listens; is told any number of steps, none if there was nothing to decide
   */
  default void tellDecisive(Situation situation, Narrator narrator) {
    tell(situation, narrator);
  }

  /**
   * Returns the counters that this looks at, which a programme must keep.
   *
   * @return without repetition, in the order of their mention
   */
  default Set<DeclaredCounter> counters() {
    return Set.of();
  }

  /**
   * Combines with a condition that must hold as well.
   *
   * @param other the other condition
   * @return both
   */
  default Condition and(Condition other) {
    return new All(List.of(this, requireNonNull(other, "other")));
  }

  /**
   * Combines with a condition that may hold instead.
   *
   * @param other the other condition
   * @return at least one of the two
   */
  default Condition or(Condition other) {
    return new Any(List.of(this, requireNonNull(other, "other")));
  }

  /**
   * Returns the opposite.
   *
   * @return a condition that holds exactly where this does not
   */
  default Condition negate() {
    return new Not(this);
  }

  /**
   * Tells whether there is a situation in which this holds.
   *
   * @return no if it contradicts itself; unknown where a named predicate would have to say
   */
  default Finding canHold() {
    return Algebra.satisfiable(this);
  }

  /**
   * Tells whether another condition holds wherever this does.
   *
   * @param other the other condition
   * @return no if some situation shows otherwise
   */
  default Finding implies(Condition other) {
    return Algebra.satisfiable(and(other.negate())).negated();
  }

  /**
   * Tells whether this and another condition never hold together.
   *
   * @param other the other condition
   * @return no if some situation fulfils both
   */
  default Finding disjointFrom(Condition other) {
    return overlaps(other).negated();
  }

  /**
   * Tells whether this and another condition can hold together.
   *
   * @param other the other condition
   * @return yes if some situation fulfils both
   */
  default Finding overlaps(Condition other) {
    return Algebra.satisfiable(and(other));
  }

  /**
   * All of some conditions hold; of none, always.
   *
   * @param parts the conditions
   */
  record All(List<Condition> parts) implements Condition {
    /**
     * Checks the component.
     *
     * @param parts any
     */
    public All {
      parts = List.copyOf(requireNonNull(parts, "parts"));
    }

    @Override
    public boolean test(Situation situation) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).test(situation)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      if (parts.isEmpty()) {
        narrator.step(ConditionCode.ALWAYS).with(true).end();
      } else {
        narrator.step(ConditionCode.ALL).with(test(situation));
        tellAll(parts, situation, narrator);
        narrator.end();
      }
    }

    @Override
    public void tellDecisive(Situation situation, Narrator narrator) {
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).test(situation)) {
          parts.get(i).tellDecisive(situation, narrator);
          return;
        }
      }
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).tellDecisive(situation, narrator);
      }
    }

    @Override
    public Set<DeclaredCounter> counters() {
      return countersOf(parts);
    }
  }

  /**
   * At least one of some conditions holds; of none, never.
   *
   * @param parts the conditions
   */
  record Any(List<Condition> parts) implements Condition {
    /**
     * Checks the component.
     *
     * @param parts any
     */
    public Any {
      parts = List.copyOf(requireNonNull(parts, "parts"));
    }

    @Override
    public boolean test(Situation situation) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).test(situation)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.ANY).with(test(situation));
      tellAll(parts, situation, narrator);
      narrator.end();
    }

    @Override
    public void tellDecisive(Situation situation, Narrator narrator) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).test(situation)) {
          parts.get(i).tellDecisive(situation, narrator);
          return;
        }
      }
      narrator.step(ConditionCode.ANY).with(false);
      for (int i = 0; i < parts.size(); i++) {
        parts.get(i).tellDecisive(situation, narrator);
      }
      narrator.end();
    }

    @Override
    public Set<DeclaredCounter> counters() {
      return countersOf(parts);
    }
  }

  /**
   * A condition does not hold.
   *
   * @param part the condition
   */
  record Not(Condition part) implements Condition {
    /**
     * Checks the component.
     *
     * @param part any
     */
    public Not {
      requireNonNull(part, "part");
    }

    @Override
    public boolean test(Situation situation) {
      return !part.test(situation);
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.NOT).with(test(situation));
      part.tell(situation, narrator);
      narrator.end();
    }

    @Override
    public void tellDecisive(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.NOT).with(test(situation));
      part.tellDecisive(situation, narrator);
      narrator.end();
    }

    @Override
    public Set<DeclaredCounter> counters() {
      return part.counters();
    }
  }

  /**
   * A predicate of the application's own. Two are equal if they share the name and the very predicate; analysis goes by the name
   * alone and takes one name for one predicate.
   *
   * @param name what explanations and analysis call it
   * @param predicate a pure function of the situation, that never fails; it must be quick and must not keep the situation
   */
  record Named(String name, Predicate<Situation> predicate) implements Condition {
    /**
     * Checks the components.
     *
     * @param name an id as {@link Identifiers} defines it
     * @param predicate any
     * @throws IllegalArgumentException if the name is no id
     */
    public Named {
      Identifiers.checkId(name, "condition name");
      requireNonNull(predicate, "predicate");
    }

    @Override
    public boolean test(Situation situation) {
      return predicate.test(situation);
    }

    @Override
    public void tell(Situation situation, Narrator narrator) {
      narrator.step(ConditionCode.NAMED).with(name).with(test(situation)).end();
    }

    @Override
    public String toString() {
      return "Named[" + name + "]";
    }
  }

  private static void tellAll(List<Condition> parts, Situation situation, Narrator narrator) {
    for (int i = 0; i < parts.size(); i++) {
      parts.get(i).tell(situation, narrator);
    }
  }

  private static Set<DeclaredCounter> countersOf(List<Condition> parts) {
    Set<DeclaredCounter> counters = new LinkedHashSet<>();
    parts.forEach(part -> counters.addAll(part.counters()));
    return counters;
  }
}
