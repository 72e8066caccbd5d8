package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.rapport.core.explain.Line.Literal;
import dev.rapport.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is told as lines.
 *
 * <p>Where a text is that of the code and speaks English, and its places stand in their order, an argument is written as soon as
 * it is told. Otherwise those of a step are collected and written together.
 */
final class LineNarrator extends Narrator {
  private static final Parsed NOTHING = Parsed.of("explain.nothing", "nothing");

  /* The level of a line that takes no reasons in. */
  private static final int NOWHERE = Integer.MAX_VALUE;

  private static final Literal COMMA = Literal.of(", ");
  private static final Literal AND = Literal.of(" and ");
  private static final Literal NONE = Literal.of("none");
  private static final Literal YES = Literal.of("yes");
  private static final Literal NO = Literal.of("no");

  private static final Literal FIRST_REASON = Literal.of(": ");
  private static final Literal NEXT_REASON = Literal.of("; ");
  private static final Literal OPENING = Literal.of(" (");
  private static final Literal CLOSING = Literal.of(")");

  private static final int FEW_LEVELS = 8;
  private static final int FEW_LINES = 32;
  private static final int NO_LIST = -1;

  /* So many arguments were told of a step of which all is written. */
  private static final int ALL = Integer.MAX_VALUE;

  private final Renderer renderer;
  private final boolean asDeclared;
  private final Line line = new Line();
  private final ImmutableList.Builder<String> lines =
      ImmutableList.builderWithExpectedSize(FEW_LINES);

  /* How many steps have begun and not ended, which of them has its reasons in its line, and which have had a reason there. */
  private int level;
  private int lineOf = NOWHERE;
  private boolean[] hasReasons = new boolean[FEW_LEVELS];
  private boolean begun;

  /* The step that began last: its arguments that were told, how many places are left for those that are written at once, the
   * others. */
  private Parsed parsed = NOTHING;
  private Literal[] literals = {};
  private int given = ALL;
  private int places;
  private int atOnce;
  private @Nullable Argument @Nullable [] collected;

  /* The list that is being told: how many elements, those that cannot be written at once, where its last comma stands. */
  private int elements = NO_LIST;
  private List<Argument> list = List.of();
  private int lastComma;

  LineNarrator(Renderer renderer) {
    this.renderer = renderer;
    this.asDeclared = renderer.isAsDeclared();
  }

  List<String> lines(Explanation explanation) {
    explanation.tellTo(this);
    checkState(begun && level == 0, "narration must tell one step to its end");
    lines.add(line.toString());
    return lines.build();
  }

  // Steps

  @Override
  public Narrator step(Code code) {
    Parsed next = Parsed.of(requireNonNull(code, "code"));
    open(next);
    given = 0;
    Literal @Nullable [] inOrder = next.literalsInOrder();
    if (asDeclared && inOrder != null) {
      literals = inOrder;
      collected = null;
      atOnce = places;
    } else {
      @Nullable Argument[] slots = new @Nullable Argument[places];
      collected = slots;
      atOnce = 0;
      writeCollected(slots);
    }
    return this;
  }

  @Override
  public Narrator end() {
    requireAll();
    close();
    return this;
  }

  @Override
  Narrator add(Step step) {
    open(step.parsed());
    renderer.write(parsed, step.slots(), line);
    given = ALL;
    List<Explanation> reasons = step.children();
    for (int i = 0; i < reasons.size(); i++) {
      add(reasons.get(i).step());
    }
    close();
    return this;
  }

  private void open(Parsed next) {
    if (level == 0) {
      checkState(!begun, "narration must tell one step, told two");
      begun = true;
    } else {
      requireAll();
      if (lineOf <= level) {
        line.literal(separator());
      } else {
        lines.add(line.toString());
        line.clear();
        renderer.indent(level, line);
      }
    }
    parsed = next;
    places = next.places();
    level++;
    if (level == hasReasons.length) {
      hasReasons = Arrays.copyOf(hasReasons, 2 * level);
    }
    hasReasons[level] = false;
    if (lineOf == NOWHERE
        && (asDeclared ? next.hasReasonsInLine() : renderer.textOf(next).hasReasonsInLine())) {
      lineOf = level;
    }
  }

  private Literal separator() {
    if (hasReasons[level]) {
      return NEXT_REASON;
    }
    hasReasons[level] = true;
    return level == lineOf ? FIRST_REASON : OPENING;
  }

  private void close() {
    if (level == lineOf) {
      lineOf = NOWHERE;
    } else if (lineOf < level && hasReasons[level]) {
      line.literal(CLOSING);
    }
    level--;
  }

  private void requireAll() {
    checkState(level > 0, "step must be begun first");
    if (given != ALL) {
      checkState(elements == NO_LIST, "list must be ended before its step");
      parsed.checkArguments(given);
      line.literal(literals[given]);
      given = ALL;
    }
  }

  // Arguments

  @Override
  public Narrator with(Argument value) {
    requireNonNull(value, "value");
    if (begins()) {
      English.append(value, renderer, line);
    } else if (elements == NO_LIST) {
      collect(value);
    } else {
      list.add(value);
    }
    return this;
  }

  @Override
  public Narrator with(long value) {
    if (!begins()) {
      return super.with(value);
    }
    line.whole(value);
    return this;
  }

  @Override
  public Narrator with(String value) {
    if (!begins()) {
      return super.with(value);
    }
    line.text(value);
    return this;
  }

  @Override
  public Narrator with(BigDecimal value) {
    if (value.scale() != 0 || !English.isShort(value) || !begins()) {
      return super.with(value);
    }
    line.whole(value.longValue());
    return this;
  }

  @Override
  public Narrator with(Money value) {
    if (!begins()) {
      return super.with(value);
    }
    line.money(value);
    return this;
  }

  @Override
  public Narrator with(LocalDate value) {
    if (!begins()) {
      return super.with(value);
    }
    line.date(value);
    return this;
  }

  @Override
  public Narrator with(Instant value) {
    if (!begins()) {
      return super.with(value);
    }
    line.instant(value, renderer.zone());
    return this;
  }

  @Override
  public Narrator with(LocalTime value) {
    if (!begins()) {
      return super.with(value);
    }
    line.time(value);
    return this;
  }

  @Override
  public Narrator with(boolean value) {
    if (!begins()) {
      return super.with(value);
    }
    line.literal(value ? YES : NO);
    return this;
  }

  @Override
  public Narrator with(Enum<?> value) {
    @Nullable Literal word = collected == null ? Parsed.Constant.of(value).word() : null;
    if (word == null || !begins()) {
      return super.with(value);
    }
    line.literal(word);
    return this;
  }

  @Override
  public Narrator list() {
    checkState(elements == NO_LIST, "list must be ended before another one begins");
    if (begins()) {
      atOnce = 0;
    } else {
      requirePlace();
      list = new ArrayList<>();
    }
    elements = 0;
    return this;
  }

  @Override
  public Narrator endList() {
    checkState(elements != NO_LIST, "list must be begun before it is ended");
    int count = elements;
    elements = NO_LIST;
    if (collected != null) {
      collect(Argument.list(list));
      return this;
    }
    if (count == 0) {
      line.literal(NONE);
    } else if (count > 1) {
      line.replace(lastComma, lastComma + 2, AND);
    }
    atOnce = places;
    return this;
  }

  /* Writes what stands before an argument, or before an element of a list, if it is to be written at once. */
  private boolean begins() {
    if (given < atOnce) {
      line.literal(literals[given++]);
      return true;
    }
    return collected == null && beginsElement();
  }

  private boolean beginsElement() {
    if (elements == NO_LIST) {
      requirePlace();
    } else if (elements++ > 0) {
      lastComma = line.length();
      line.literal(COMMA);
    }
    return true;
  }

  private void collect(Argument value) {
    requirePlace();
    @Nullable Argument[] all = requireNonNull(collected, "collected");
    all[given++] = value;
    writeCollected(all);
  }

  private void writeCollected(@Nullable Argument[] all) {
    if (given == all.length) {
      renderer.write(parsed, all, line);
      given = ALL;
    }
  }

  private void requirePlace() {
    if (given >= places) {
      checkState(level > 0, "step must be begun first");
      parsed.checkArguments(places + 1);
    }
  }
}
