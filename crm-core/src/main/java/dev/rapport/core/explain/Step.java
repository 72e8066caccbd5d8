package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node of an explanation with all that is below it. */
final class Step extends Explanation {
  private final Code code;
  private final Parsed parsed;
  /* One slot for each place of the template, in their order; never written to after it was handed to the constructor. */
  private final @Nullable Argument[] arguments;
  private final ImmutableList<Explanation> children;
  private final int size;
  private final int depth;
  /* Computed when it is first asked for, and to the same by every thread that asks; 0 until then. */
  private int hash;

  private Step(
      Code code,
      Parsed parsed,
      @Nullable Argument[] arguments,
      ImmutableList<Explanation> children,
      int size,
      int depth) {
    this.code = code;
    this.parsed = parsed;
    this.arguments = arguments;
    this.children = children;
    this.size = size;
    this.depth = depth;
  }

  static Step node(Code code) {
    Parsed parsed = Parsed.of(requireNonNull(code, "code"));
    return new Step(code, parsed, parsed.noArguments(), ImmutableList.of(), 1, 1);
  }

  static Step node(Code code, Argument... arguments) {
    Parsed parsed = Parsed.of(requireNonNull(code, "code"));
    parsed.checkArguments(arguments.length);
    @Nullable Argument[] copy = new @Nullable Argument[arguments.length];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = requireNonNull(arguments[i], "argument");
    }
    return new Step(code, parsed, copy, ImmutableList.of(), 1, 1);
  }

  @Override
  public Step with(String name, Argument value) {
    requireNonNull(value, "value");
    int number = template().numberOf(requireNonNull(name, "name"));
    checkArgument(
        number >= 0,
        "argument of %s must have a place in \"%s\", was {%s}",
        parsed.id(),
        parsed.template(),
        name);
    checkArgument(
        arguments[number] == null, "argument {%s} of %s must be given once", name, parsed.id());
    @Nullable Argument[] more = arguments.clone();
    more[number] = value;
    return new Step(code, parsed, more, children, size, depth);
  }

  @Override
  public Step because(Collection<Explanation> reasons) {
    ImmutableList.Builder<Explanation> all =
        ImmutableList.builderWithExpectedSize(children.size() + reasons.size());
    all.addAll(children);
    int nodes = size;
    int levels = depth - 1;
    for (Explanation reason : reasons) {
      Step child = reason.step();
      nodes = Math.addExact(nodes, child.size);
      levels = Math.max(levels, child.depth);
      all.add(child);
    }
    checkArgument(
        levels < MAX_DEPTH,
        "explanation must have at most %s levels, had %s. Put steps that follow one another side by side.",
        MAX_DEPTH,
        levels + 1);
    return new Step(code, parsed, arguments, all.build(), nodes, levels + 1);
  }

  @Override
  Step step() {
    return this;
  }

  @Override
  void tellTo(Narrator narrator) {
    narrator.add(this);
  }

  @Override
  public Code code() {
    return code;
  }

  @Override
  public List<Explanation> children() {
    return children;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int depth() {
    return depth;
  }

  Parsed parsed() {
    return parsed;
  }

  Template template() {
    return parsed.template();
  }

  String id() {
    return parsed.id();
  }

  /** The argument of the place whose name has a number in the template, or null if it was not given. */
  @Nullable
  Argument argumentAt(int number) {
    return arguments[number];
  }

  @Nullable
  Argument argumentNamed(String name) {
    int number = template().numberOf(requireNonNull(name, "name"));
    return number < 0 ? null : arguments[number];
  }

  /** One slot for each place, in their order. Not to be changed. */
  @Nullable
  Argument[] slots() {
    return arguments;
  }

  @Override
  public Map<String, Argument> arguments() {
    ImmutableMap.Builder<String, Argument> byName = ImmutableMap.builder();
    for (int i = 0; i < arguments.length; i++) {
      @Nullable Argument argument = arguments[i];
      if (argument != null) {
        byName.put(template().name(i), argument);
      }
    }
    return byName.buildOrThrow();
  }

  boolean isSame(Step that) {
    return size == that.size
        && hash() == that.hash()
        && parsed.id().equals(that.parsed.id())
        && hasArgumentsOf(that)
        && children.equals(that.children);
  }

  /* Templates of one id may differ in the order of their places, and in places without an argument. */
  private boolean hasArgumentsOf(Step that) {
    return parsed == that.parsed
        ? Arrays.equals(arguments, that.arguments)
        : arguments().equals(that.arguments());
  }

  int hash() {
    int known = hash;
    if (known == 0) {
      int ofArguments = 0;
      for (int i = 0; i < arguments.length; i++) {
        @Nullable Argument argument = arguments[i];
        // The order of the places does not count, so the hashes are added.
        ofArguments += argument == null ? 0 : template().name(i).hashCode() ^ argument.hashCode();
      }
      known = 31 * (31 * parsed.id().hashCode() + ofArguments) + children.hashCode();
      hash = known;
    }
    return known;
  }

  void write(StringBuilder text) {
    writeHead(text);
    if (!children.isEmpty()) {
      String before = "[";
      for (Explanation child : children) {
        text.append(before);
        child.step().write(text);
        before = ", ";
      }
      text.append(']');
    }
  }

  /** This node as {@link #toString} writes it, without its children. */
  String head() {
    StringBuilder text = new StringBuilder();
    writeHead(text);
    return text.toString();
  }

  private void writeHead(StringBuilder text) {
    text.append(parsed.id());
    String before = "(";
    for (int i = 0; i < arguments.length; i++) {
      int number = template().numberByName(i);
      @Nullable Argument argument = arguments[number];
      if (argument != null) {
        text.append(before).append(template().name(number)).append('=').append(argument);
        before = ", ";
      }
    }
    text.append(before.equals("(") ? "()" : ")");
  }

  /** Builds the tree of what is told. */
  static final class Builder extends Narrator {
    private static final String TWO_STEPS = "narration must tell one step, told two";

    private final Deque<Open> open = new ArrayDeque<>();
    private @Nullable Step told;

    /** A step that is being told. */
    private static final class Open {
      private final Code code;
      private final Parsed parsed;
      private final List<Argument> arguments = new ArrayList<>();
      private final List<Explanation> reasons = new ArrayList<>();
      private @Nullable List<Argument> list;

      Open(Code code) {
        this.code = code;
        this.parsed = Parsed.of(code);
      }

      void requireAll() {
        checkState(list == null, "list must be ended before its step");
        parsed.checkArguments(arguments.size());
      }

      void requirePlace() {
        if (arguments.size() == parsed.template().names()) {
          parsed.checkArguments(arguments.size() + 1);
        }
      }
    }

    static Step tree(Consumer<? super Narrator> narration) {
      Builder builder = new Builder();
      narration.accept(builder);
      Step told = builder.told;
      checkState(told != null && builder.open.isEmpty(), "narration must tell one step to its end");
      return told;
    }

    @Override
    public Narrator step(Code code) {
      Open around = open.peek();
      if (around != null) {
        around.requireAll();
      } else {
        checkState(told == null, TWO_STEPS);
      }
      open.push(new Open(requireNonNull(code, "code")));
      return this;
    }

    @Override
    public Narrator with(Argument value) {
      requireNonNull(value, "value");
      Open top = top();
      if (top.list == null) {
        top.requirePlace();
        top.arguments.add(value);
      } else {
        top.list.add(value);
      }
      return this;
    }

    @Override
    public Narrator list() {
      Open top = top();
      checkState(top.list == null, "list must be ended before another one begins");
      top.requirePlace();
      top.list = new ArrayList<>();
      return this;
    }

    @Override
    public Narrator endList() {
      List<Argument> list = top().list;
      checkState(list != null, "list must be begun before it is ended");
      top().list = null;
      return with(Argument.list(list));
    }

    @Override
    public Narrator end() {
      Open last = top();
      last.requireAll();
      open.pop();
      return add(
          Step.node(last.code, last.arguments.toArray(new Argument[0])).because(last.reasons));
    }

    @Override
    Narrator add(Step step) {
      Open around = open.peek();
      if (around != null) {
        around.reasons.add(step);
      } else {
        checkState(told == null, TWO_STEPS);
        told = step;
      }
      return this;
    }

    private Open top() {
      Open top = open.peek();
      checkState(top != null, "step must be begun first");
      return top;
    }
  }
}
