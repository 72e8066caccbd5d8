package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.graph.Traverser;
import com.google.common.hash.Hashing;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.InstantRange;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Why a result is what it is: a tree whose nodes are a {@link Code} with typed arguments, and whose children are the reasons.
 *
 * <pre>{@code
 * Explanation why = Explanation.of(AWARDED).with("points", 35).because(
 *     Explanation.of(PER_AMOUNT).with("rule", "base").with("desired", 40),
 *     Explanation.of(CAPPED).with("cap", 35).with("trimmed", 5));
 * }</pre>
 *
 * <p><b>Read</b> it with {@link #lines()} or {@link #render}; <b>walk</b> it with {@link #children}, {@link #stream} and {@link
 * #find}, without matching words; <b>compare</b> two with {@code equals}, {@link #diff} and {@link #fingerprint}.
 *
 * <p>Invariants: every argument has a place in the template of its code, so the text of a tree shows all that the tree holds; an
 * argument is given once; children keep the order in which they were given. Two explanations are equal exactly if their codes
 * have the same id and their arguments and children are equal, whatever the order in which the arguments were given. A tree has at
 * most {@value #MAX_DEPTH} levels: steps that follow one another stand side by side, not inside one another.
 *
 * <p>An explanation is built when it is asked for (see {@link Explainable}), and holds no text until it is read. It is not
 * a log, and it is not stored with a decision: the decision's facts are, and they give it again. Immutable and thread-safe.
 */
public abstract sealed class Explanation permits Step, Explanation.Told {
  /** How many levels a tree can have. */
  public static final int MAX_DEPTH = 500;

  Explanation() {}

  /**
   * Returns an explanation of one node, without arguments or reasons so far.
   *
   * @param code what kind of step this is
   * @return the node
   * @throws IllegalArgumentException if the code's id or template is malformed
   */
  public static Explanation of(Code code) {
    return Step.node(code);
  }

  /**
   * Returns an explanation of one node with all its arguments; quicker than by names, for steps that are explained by the million.
   *
   * @param code what kind of step this is
   * @param arguments one for each place of the code's template, in the order of their first appearance
   * @return the node
   * @throws IllegalArgumentException if the code's id or template is malformed, or there are more or fewer arguments than places
   */
  public static Explanation of(Code code, Argument... arguments) {
    return Step.node(code, arguments);
  }

  /**
   * Returns an explanation that is told when it is read: each line is then written at once, and no tree is made unless somebody
   * walks, compares or changes it.
   *
   * <p>For decisions that are explained by the million. What is told must follow from values that never change, so that it is the
   * same each time, whoever asks. A mistake in it, such as an argument too few, is found when it is read.
   *
   * @param narration tells one step, with its reasons
   * @return the explanation; equal to any other of the same tree
   */
  public static Explanation told(Consumer<? super Narrator> narration) {
    return new Told(requireNonNull(narration, "narration"));
  }

  /**
   * Returns this with an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value the argument
   * @return an explanation with the argument
   * @throws IllegalArgumentException if the template has no such place, or the argument was given before
   */
  public abstract Explanation with(String name, Argument value);

  /**
   * Returns this with a whole number as an argument of this node.
   *
   * <p>There is no such method for {@code double}: {@link Argument#rounded} and {@link Argument#percent} ask for the digits.
   *
   * @param name a place of the code's template, not given before
   * @param value any whole number
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, long value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a text as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any text, such as the name of a rule; not the name of a person
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, String value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with an exact decimal number as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value at most 400 digits before and after the decimal point
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)} and {@link Argument#of(BigDecimal)}
   */
  public Explanation with(String name, BigDecimal value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with an amount of money as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any amount
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, Money value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a day as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any day
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, LocalDate value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a point in time as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any instant
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, Instant value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a range of days as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any range
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, DateRange value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a range of instants as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any range
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, InstantRange value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a length of time as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any length
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, Duration value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a length of time in calendar units as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value any length
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, Period value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with yes or no as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value whether it holds
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)}
   */
  public Explanation with(String name, boolean value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with a constant of an enum as an argument of this node.
   *
   * @param name a place of the code's template, not given before
   * @param value a constant, such as a stage; a renderer can translate it
   * @return an explanation with the argument
   * @throws IllegalArgumentException as in {@link #with(String, Argument)} and {@link Argument#of(Enum)}
   */
  public Explanation with(String name, Enum<?> value) {
    return with(name, Argument.of(value));
  }

  /**
   * Returns this with further reasons.
   *
   * @param reasons explanations that become children, after those that are there
   * @return an explanation with these children
   * @throws IllegalArgumentException if the tree would have more than {@value #MAX_DEPTH} levels
   * @throws ArithmeticException if the tree would have more than {@link Integer#MAX_VALUE} nodes
   */
  public Explanation because(Explanation... reasons) {
    return because(ImmutableList.copyOf(reasons));
  }

  /**
   * Returns this with further reasons.
   *
   * @param reasons explanations that become children, after those that are there
   * @return an explanation with these children
   * @throws IllegalArgumentException if the tree would have more than {@value #MAX_DEPTH} levels
   * @throws ArithmeticException if the tree would have more than {@link Integer#MAX_VALUE} nodes
   */
  public abstract Explanation because(Collection<Explanation> reasons);

  /**
   * Returns the kind of this step.
   *
   * @return the code
   */
  public abstract Code code();

  /**
   * Returns the arguments of this node by name.
   *
   * @return an unmodifiable map in the order of the template's places
   */
  public abstract Map<String, Argument> arguments();

  /**
   * Returns an argument of this node.
   *
   * @param name its name
   * @return the argument, or empty if it was not given
   */
  public Optional<Argument> argument(String name) {
    return Optional.ofNullable(step().argumentNamed(name));
  }

  /**
   * Returns an argument of this node as the kind that it is known to be, so that a program can calculate with it: {@code
   * why.argument("points", Argument.Whole.class).value()}.
   *
   * @param name its name
   * @param kind the expected kind
   * @param <A> the expected kind
   * @return the argument
   * @throws IllegalArgumentException if there is no such argument, or it is of another kind
   */
  public <A extends Argument> A argument(String name, Class<A> kind) {
    requireNonNull(kind, "kind");
    Argument argument = require(name);
    checkArgument(
        kind.isInstance(argument),
        "argument {%s} of %s must be of kind %s, was %s",
        name,
        step().id(),
        kind.getSimpleName(),
        argument);
    return kind.cast(argument);
  }

  /**
   * Returns the reasons.
   *
   * @return an unmodifiable list in the order in which they were given
   */
  public abstract List<Explanation> children();

  /**
   * Returns how many nodes the tree has.
   *
   * @return at least 1
   */
  public abstract int size();

  /**
   * Returns how many levels the tree has.
   *
   * @return 1 for a node without children, at most {@value #MAX_DEPTH}
   */
  public abstract int depth();

  /**
   * Walks the tree, each node before its children: the order of {@link #lines()}.
   *
   * @return this and all explanations below it
   */
  public Stream<Explanation> stream() {
    Iterable<Explanation> nodes =
        Traverser.<Explanation>forTree(Explanation::children).depthFirstPreOrder(this);
    return StreamSupport.stream(nodes.spliterator(), false);
  }

  /**
   * Finds the first node of a kind, in the order of {@link #stream()}.
   *
   * @param wanted the code
   * @return the node with what is below it, or empty if there is none
   */
  public Optional<Explanation> find(Code wanted) {
    String id = wanted.id();
    return stream().filter(node -> node.step().id().equals(id)).findFirst();
  }

  /**
   * Finds all nodes of a kind.
   *
   * @param wanted the code
   * @return the nodes in the order of {@link #stream()}, each with what is below it
   */
  public List<Explanation> findAll(Code wanted) {
    String id = wanted.id();
    return stream().filter(node -> node.step().id().equals(id)).toList();
  }

  /**
   * Returns the places that have no argument yet, in the whole tree; a test of a package expects none.
   *
   * @return a path for each, as in {@link Difference#path}, such as {@code earning.awarded/earning.capped@cap}
   */
  public List<String> missing() {
    return ExplanationDiff.Paths.missing(this);
  }

  /**
   * Writes the tree in English, with instants in UTC.
   *
   * @return one line for each node, parents before children, indented by two spaces per level
   */
  public List<String> lines() {
    return Renderer.english().lines(this);
  }

  /**
   * Writes the tree for a reader.
   *
   * @param renderer the language and the zone
   * @return {@link Renderer#lines} joined by {@code \n}, without one at the end
   */
  public String render(Renderer renderer) {
    return renderer.text(this);
  }

  /**
   * Compares with another explanation, for example yesterday's.
   *
   * <p>Children are paired in order, equal ones first of all, then those of one code, so that a step that came or went is one
   * difference and not a shift of all that follow. Where two lists differ in more than about a thousand steps each, those at the
   * same position are paired.
   *
   * @param right the explanation to compare with; this is the left one
   * @return what differs, in the order of the trees; empty exactly if they are equal. Trees of two codes differ in one place, the
   *     root
   */
  public List<Difference> diff(Explanation right) {
    return ExplanationDiff.between(this, requireNonNull(right, "right"));
  }

  /**
   * Returns a short text that stands for the whole tree and can be kept: the SHA-256 of {@link #toString()} in UTF-8.
   *
   * <p>Equal explanations have equal fingerprints on every JVM, unlike {@link #hashCode()}; different ones practically never.
   *
   * @return 64 hexadecimal digits
   */
  public String fingerprint() {
    return Hashing.sha256().hashString(toString(), StandardCharsets.UTF_8).toString();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Explanation that && step().isSame(that.step()));
  }

  @Override
  public int hashCode() {
    return step().hash();
  }

  /**
   * Writes the tree exactly and in no language, on one line: equal explanations the same, different ones differently.
   *
   * @return such as {@code earning.awarded(points=35)[earning.capped(cap=35, trimmed=5)]}; arguments by name
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    step().write(text);
    return text.toString();
  }

  /** The node with its arguments and what is below it. */
  abstract Step step();

  abstract void tellTo(Narrator narrator);

  private Argument require(String name) {
    @Nullable Argument argument = step().argumentNamed(name);
    checkArgument(
        argument != null,
        "argument of %s must be one of %s, was {%s}",
        step().id(),
        arguments().keySet(),
        name);
    return argument;
  }

  /** An explanation of which there is no tree until somebody needs one. */
  static final class Told extends Explanation {
    private final Consumer<? super Narrator> narration;
    /* Made when it is first needed, and equal for every thread that makes it; all its fields are final or made the same way. */
    private @Nullable Step step;

    private Told(Consumer<? super Narrator> narration) {
      this.narration = narration;
    }

    @Override
    Step step() {
      Step known = step;
      if (known == null) {
        known = Step.Builder.tree(narration);
        step = known;
      }
      return known;
    }

    @Override
    void tellTo(Narrator narrator) {
      narration.accept(narrator);
    }

    @Override
    public Explanation with(String name, Argument value) {
      return step().with(name, value);
    }

    @Override
    public Explanation because(Collection<Explanation> reasons) {
      return step().because(reasons);
    }

    @Override
    public Code code() {
      return step().code();
    }

    @Override
    public Map<String, Argument> arguments() {
      return step().arguments();
    }

    @Override
    public List<Explanation> children() {
      return step().children();
    }

    @Override
    public int size() {
      return step().size();
    }

    @Override
    public int depth() {
      return step().depth();
    }
  }
}
