package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import dev.rapport.core.money.Money;
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

  private static final int FEW_LEVELS = 8;
  private static final int NO_LIST = -1;

  private final Renderer renderer;
  private final boolean asDeclared;
  private final Line line = new Line();
  private final ImmutableList.Builder<String> lines = ImmutableList.builder();

  /* How many steps have begun and not ended, which of them has its reasons in its line, and which have had a reason there. */
  private int level;
  private int lineOf = NOWHERE;
  private boolean[] hasReasons = new boolean[FEW_LEVELS];
  private boolean begun;

  /* The step that began last, and its arguments where they cannot be written at once. */
  private Parsed parsed = NOTHING;
  private Template text = NOTHING.template();
  private int given;
  private int places;
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
    open(Parsed.of(requireNonNull(code, "code")));
    given = 0;
    if (asDeclared && text.isInOrder()) {
      collected = null;
      if (places == 0) {
        line.literal(text.literalBefore(0));
      }
    } else {
      @Nullable Argument[] slots = new @Nullable Argument[places];
      collected = slots;
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
    given = places;
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
    text = renderer.textOf(next);
    places = next.template().names();
    level++;
    if (level == hasReasons.length) {
      hasReasons = Arrays.copyOf(hasReasons, 2 * level);
    }
    hasReasons[level] = false;
    if (lineOf == NOWHERE && text.hasReasonsInLine()) {
      lineOf = level;
    }
  }

  private String separator() {
    if (hasReasons[level]) {
      return "; ";
    }
    hasReasons[level] = true;
    return level == lineOf ? ": " : " (";
  }

  private void close() {
    if (level == lineOf) {
      lineOf = NOWHERE;
    } else if (lineOf < level && hasReasons[level]) {
      line.literal(")");
    }
    level--;
  }

  private void requireAll() {
    checkState(level > 0, "step must be begun first");
    checkState(elements == NO_LIST, "list must be ended before its step");
    if (given != places) {
      parsed.checkArguments(given);
    }
  }

  // Arguments

  @Override
  public Narrator with(Argument value) {
    requireNonNull(value, "value");
    if (collected == null) {
      before();
      English.append(value, renderer, line);
      after();
    } else if (elements == NO_LIST) {
      collect(value);
    } else {
      list.add(value);
    }
    return this;
  }

  @Override
  public Narrator with(long value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.whole(value);
    after();
    return this;
  }

  @Override
  public Narrator with(String value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.text(value);
    after();
    return this;
  }

  @Override
  public Narrator with(Money value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.money(value);
    after();
    return this;
  }

  @Override
  public Narrator with(LocalDate value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.date(value);
    after();
    return this;
  }

  @Override
  public Narrator with(Instant value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.instant(value, renderer.zone());
    after();
    return this;
  }

  @Override
  public Narrator with(LocalTime value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.time(value);
    after();
    return this;
  }

  @Override
  public Narrator with(boolean value) {
    if (collected != null) {
      return super.with(value);
    }
    before();
    line.literal(value ? "yes" : "no");
    after();
    return this;
  }

  @Override
  public Narrator with(Enum<?> value) {
    if (collected != null || value instanceof Code) {
      return super.with(value);
    }
    before();
    line.word(value);
    after();
    return this;
  }

  @Override
  public Narrator list() {
    checkState(elements == NO_LIST, "list must be ended before another one begins");
    requirePlace();
    if (collected == null) {
      before();
    } else {
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
      line.literal("none");
    } else if (count > 1) {
      line.replace(lastComma, lastComma + 2, " and ");
    }
    after();
    return this;
  }

  /* What stands before an argument, or before an element of a list. */
  private void before() {
    if (elements == NO_LIST) {
      requirePlace();
      line.literal(text.literalBefore(given));
    } else if (elements++ > 0) {
      lastComma = line.length();
      line.comma();
    }
  }

  private void after() {
    if (elements == NO_LIST && ++given == places) {
      line.literal(text.literalBefore(given));
    }
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
    }
  }

  private void requirePlace() {
    if (given == places) {
      checkState(level > 0, "step must be begun first");
      parsed.checkArguments(given + 1);
    }
  }
}
