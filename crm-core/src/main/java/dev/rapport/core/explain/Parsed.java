package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Line.Literal;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The id and template of a code, checked and taken apart.
 *
 * <p>A program has a few hundred codes and uses each of them millions of times, so those seen lately are remembered. What is
 * remembered depends on the two texts alone and is immutable: it does not matter who finds it, nor whether it is found. The
 * memory has a fixed size, so that codes made without end do not fill it, and holds no code, so that it keeps no class alive.
 */
final class Parsed {
  /* Two slots for each remainder of the hash, so that the codes of a program rarely drive one another out. */
  private static final int SLOTS = 2_048;

  /* Longer texts than people write are parsed each time, so that the memory is bounded in bytes as well. */
  private static final int LONGEST_REMEMBERED = 1_000;

  /* Plain reads and writes do: a thread that misses what another one wrote parses again, and all fields are final. */
  private static final @Nullable Parsed[] SEEN = new @Nullable Parsed[SLOTS];

  private final String id;
  private final Template template;
  private final int places;
  private final boolean reasonsInLine;
  private final Literal @Nullable [] literalsInOrder;
  private final @Nullable Argument[] noArguments;
  private final Argument.@Nullable Term term;

  private Parsed(String id, Template template) {
    this.id = id;
    this.template = template;
    this.places = template.names();
    this.reasonsInLine = template.hasReasonsInLine();
    this.literalsInOrder = template.isInOrder() ? template.literals() : null;
    this.noArguments = new @Nullable Argument[template.names()];
    this.term = template.names() == 0 ? new Argument.Term(id, template.fill(name -> name)) : null;
  }

  /**
   * Checks the texts of a code.
   *
   * @throws IllegalArgumentException if the id or the template is malformed
   */
  static Parsed of(String id, String template) {
    requireNonNull(id, "id");
    requireNonNull(template, "template");
    int hash = id.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    @Nullable Parsed first = SEEN[slot];
    if (first != null && first.isOf(id, template)) {
      return first;
    }
    @Nullable Parsed second = SEEN[slot ^ 1];
    if (second != null && second.isOf(id, template)) {
      return second;
    }
    Parsed parsed = new Parsed(Names.checkId(id), Template.parse(template));
    if (id.length() + template.length() <= LONGEST_REMEMBERED) {
      SEEN[slot ^ 1] = first;
      SEEN[slot] = parsed;
    }
    return parsed;
  }

  static Parsed of(Code code) {
    @Nullable
    Parsed known = code instanceof Enum<?> constant ? Constant.of(constant).parsed() : null;
    return known == null ? of(code.id(), code.template()) : known;
  }

  String id() {
    return id;
  }

  Template template() {
    return template;
  }

  /** How many places the template has. */
  int places() {
    return places;
  }

  /** Whether the template takes its reasons into its line. */
  boolean hasReasonsInLine() {
    return reasonsInLine;
  }

  /** The literals of the template if each place is written once, in the order of its number. Not to be changed. */
  Literal @Nullable [] literalsInOrder() {
    return literalsInOrder;
  }

  /** Refuses more or fewer arguments than there are places. */
  void checkArguments(int given) {
    checkArgument(given == places, "%s must have %s arguments, had %s", id, places, given);
  }

  /** An empty slot for each place of the template; shared, so nobody writes to it. */
  @Nullable
  Argument[] noArguments() {
    return noArguments;
  }

  /** The code as a word, or null if its template has places. */
  Argument.@Nullable Term term() {
    return term;
  }

  /**
   * A constant of an enum with what is made of it once: as a code what {@link Parsed} makes of its texts, as an argument its word.
   *
   * <p>A constant is found by its identity, which takes no look at texts or types. Those seen lately are remembered, as
   * texts are: in a memory of a fixed size that keeps no class alive, and whose use nobody can notice.
   */
  static final class Constant extends WeakReference<Enum<?>> {
    /* Two slots for each remainder of the hash, so that the constants of a program rarely drive one another out. */
    private static final int SLOTS = 4_096;

    private static final @Nullable Constant[] SEEN = new @Nullable Constant[SLOTS];

    private final @Nullable Parsed parsed;
    private final @Nullable Literal word;

    private Constant(Enum<?> constant) {
      super(constant);
      this.parsed = constant instanceof Code code ? Parsed.of(code.id(), code.template()) : null;
      Argument.@Nullable Term term = parsed == null ? Names.termOf(constant) : parsed.term();
      this.word = term == null ? null : Literal.of(Line.of(term.text()));
    }

    /**
     * Finds what was made of a constant, or makes it.
     *
     * @throws IllegalArgumentException if it is a code whose id or template is malformed, or its name gives no id
     */
    static Constant of(Enum<?> constant) {
      int slot = constant.hashCode() & (SLOTS - 1);
      @Nullable Constant first = SEEN[slot];
      if (first != null && first.get() == constant) {
        return first;
      }
      @Nullable Constant second = SEEN[slot ^ 1];
      if (second != null && second.get() == constant) {
        return second;
      }
      Constant made = new Constant(constant);
      SEEN[slot ^ 1] = first;
      SEEN[slot] = made;
      return made;
    }

    /** What its texts are as those of a code, or null if it is none. */
    @Nullable
    Parsed parsed() {
      return parsed;
    }

    /** The text of {@link Argument.Term#of} on one line, or null if it is a code whose template has places. */
    @Nullable
    Literal word() {
      return word;
    }
  }

  /** A code outside the enums of the library; what {@link Code#of} returns. */
  record Plain(String id, String template) implements Code {
    Plain {
      Parsed.of(id, template);
    }

    @Override
    public String toString() {
      return id;
    }
  }

  private boolean isOf(String otherId, String otherTemplate) {
    return id.equals(otherId) && template.isOf(otherTemplate);
  }
}
