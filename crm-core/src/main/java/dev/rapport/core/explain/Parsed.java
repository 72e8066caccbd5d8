package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

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
  private final @Nullable Argument[] noArguments;
  private final Argument.@Nullable Term term;

  private Parsed(String id, Template template) {
    this.id = id;
    this.template = template;
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
    return of(code.id(), code.template());
  }

  String id() {
    return id;
  }

  Template template() {
    return template;
  }

  /** Refuses more or fewer arguments than there are places. */
  void checkArguments(int given) {
    int places = template.names();
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
