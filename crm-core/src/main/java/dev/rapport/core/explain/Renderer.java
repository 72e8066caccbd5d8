package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Sets;
import dev.rapport.core.explain.Line.Literal;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes explanations for a reader: the texts of a language, its {@link Wording} of values, and the zone in which instants are
 * shown.
 *
 * <p>{@link #english()} speaks English and UTC. Another language is this with its own texts:
 *
 * <pre>{@code
 * Renderer chinese = Renderer.english()
 *     .withText(EarningCode.AWARDED, "共得 {points} 积分")
 *     .withTerm(LifeStage.DEGRADATION, "退化期")
 *     .withWording(chineseWording)
 *     .withZone(ZoneId.of("Asia/Shanghai"));
 * }</pre>
 *
 * <p>Rendering never fails and never hides anything. Each node is exactly one line, indented by its depth, or stands in the line of
 * the node above it, where the text of that ends with <code>{...}</code> (see {@link Code}).
 *
 * <ul>
 *   <li>A code or term without a text here is written in English.
 *   <li>A place whose argument is missing stays visible as it is written in the template: <code>{cap}</code>.
 *   <li>An argument that the text has no place for follows at the end of the line: {@code [cap: 100]}.
 *   <li>What would break a line is written as an escape such as {@code \n}.
 * </ul>
 *
 * <p>A mistake in a text is caught earlier: {@link #withText(Code, String)} refuses a text whose places are not those of the
 * code, and {@link #check} tells a translator everything that is missing or wrong. There is no default locale and no default
 * zone. Immutable and thread-safe.
 */
public final class Renderer {
  private static final Renderer ENGLISH =
      new Renderer(ImmutableMap.of(), Wording.english(), ZoneOffset.UTC, Literal.of("  "));

  private final ImmutableMap<String, Template> texts;
  private final Wording wording;
  private final boolean inEnglish;
  private final ZoneId zone;
  private final Literal indent;

  private Renderer(
      ImmutableMap<String, Template> texts, Wording wording, ZoneId zone, Literal indent) {
    this.texts = texts;
    this.wording = wording;
    this.inEnglish = English.WORDING.equals(wording);
    this.zone = zone;
    this.indent = indent;
  }

  /**
   * Returns the renderer of the library's own texts, in English, with instants in UTC and two spaces per level.
   *
   * @return the same renderer each time
   */
  public static Renderer english() {
    return ENGLISH;
  }

  /**
   * Returns a renderer with another text for a code.
   *
   * @param code the code
   * @param template the text, with the places of the code in any order, each at least once
   * @return a renderer that differs in this text
   * @throws IllegalArgumentException if the text is malformed or its places are not those of the code
   */
  public Renderer withText(Code code, String template) {
    Set<String> places = requireNonNull(code, "code").places();
    Template text = Template.parse(template);
    checkArgument(
        text.places().equals(places),
        "template of %s must have the places %s, was \"%s\"",
        code.id(),
        places,
        template);
    return withTemplates(Map.of(Names.checkId(code.id()), text));
  }

  /**
   * Returns a renderer with other texts, for example a translator's file.
   *
   * <p>Only the form of the texts is looked at here, because codes are not known by their ids: {@link #check} compares them.
   *
   * @param templatesById a text for each id of a code or a term
   * @return a renderer that differs in these texts
   * @throws IllegalArgumentException if an id or a text is malformed
   */
  public Renderer withTexts(Map<String, String> templatesById) {
    ImmutableMap.Builder<String, Template> added = ImmutableMap.builder();
    templatesById.forEach((id, text) -> added.put(Names.checkId(id), Template.parse(text)));
    return withTemplates(added.buildOrThrow());
  }

  /**
   * Returns a renderer with another word for the constant of an enum.
   *
   * @param constant a constant that is an argument of explanations, as in {@link Argument#of(Enum)}
   * @param text the word, such as {@code "退化期"}; a literal brace is written twice
   * @return a renderer that differs in this word
   * @throws IllegalArgumentException if the text is malformed or has places
   */
  public Renderer withTerm(Enum<?> constant, String text) {
    String id = Argument.Term.of(constant).id();
    Template word = Template.parse(text);
    checkArgument(word.places().isEmpty(), "text of a term must have no places, was \"%s\"", text);
    return withTemplates(Map.of(id, word));
  }

  /**
   * Returns a renderer that writes values another way.
   *
   * @param newWording how values are written
   * @return a renderer that differs in this
   */
  public Renderer withWording(Wording newWording) {
    return new Renderer(texts, requireNonNull(newWording, "newWording"), zone, indent);
  }

  /**
   * Returns a renderer that shows instants in another zone.
   *
   * @param newZone the zone
   * @return a renderer that differs in this
   */
  public Renderer withZone(ZoneId newZone) {
    return new Renderer(texts, wording, requireNonNull(newZone, "newZone"), indent);
  }

  /**
   * Returns a renderer that indents another way.
   *
   * @param newIndent what stands before a line once for each level, such as a tab
   * @return a renderer that differs in this
   * @throws IllegalArgumentException if the indent holds anything but spaces and tabs
   */
  public Renderer withIndent(String newIndent) {
    checkArgument(
        newIndent.chars().allMatch(c -> c == ' ' || c == '\t'),
        "indent must be spaces and tabs, was \"%s\"",
        newIndent);
    return new Renderer(texts, wording, zone, Literal.of(newIndent));
  }

  /**
   * Returns how this renderer writes values.
   *
   * @return the wording
   */
  public Wording wording() {
    return wording;
  }

  /**
   * Returns the zone in which this renderer shows instants.
   *
   * @return the zone
   */
  public ZoneId zone() {
    return zone;
  }

  /**
   * Writes a whole explanation.
   *
   * @param explanation the tree
   * @return one line for each node that does not stand in the line of another, parents before children, indented by depth
   */
  public List<String> lines(Explanation explanation) {
    return new LineNarrator(this).lines(requireNonNull(explanation, "explanation"));
  }

  /**
   * Writes one node without its children.
   *
   * @param explanation the node
   * @return one line, not indented
   */
  public String line(Explanation explanation) {
    Line line = new Line();
    Step step = explanation.step();
    write(step.parsed(), step.slots(), line);
    return line.toString();
  }

  /**
   * Looks for mistakes in codes and in this renderer's texts for them. A test of each package asks this of its codes; a
   * translator asks it of the whole library.
   *
   * @param codes the codes that this renderer is to speak
   * @return a sentence for each mistake, none if all is well: a malformed id or template, an id that two codes share and, where
   *     this renderer has texts of its own, a code without a text, a text that leaves out a place or invents one
   */
  public List<String> check(Collection<? extends Code> codes) {
    List<String> mistakes = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Code code : codes) {
      String id = code.id();
      if (!Names.isId(id)) {
        mistakes.add("\"" + id + "\" is not an id like earning.per-amount");
      }
      if (!ids.add(id)) {
        mistakes.add(id + " is the id of two codes");
      }
      try {
        compare(id, code.places(), mistakes);
      } catch (IllegalArgumentException malformed) {
        mistakes.add(id + ": " + malformed.getMessage());
      }
    }
    return List.copyOf(mistakes);
  }

  private void compare(String id, Set<String> places, List<String> mistakes) {
    @Nullable Template text = texts.get(id);
    if (text == null) {
      if (!texts.isEmpty()) {
        mistakes.add(id + " has no text");
      }
      return;
    }
    for (String place : Sets.difference(places, text.places())) {
      mistakes.add(id + ": the text leaves out {" + place + "}: \"" + text + "\"");
    }
    for (String place : Sets.difference(text.places(), places)) {
      mistakes.add(id + ": the code has no argument {" + place + "}: \"" + text + "\"");
    }
  }

  /** The word for a term: this renderer's, or else the English one that the term brings. */
  String word(Argument.Term term) {
    @Nullable Template text = texts.isEmpty() ? null : texts.get(term.id());
    return text == null ? term.text() : text.fill(name -> "{" + name + "}");
  }

  /** All lines, joined by {@code \n}. */
  String text(Explanation explanation) {
    return String.join("\n", lines(explanation));
  }

  /** Whether everything is written as codes and terms declare it, in English. */
  boolean isAsDeclared() {
    return inEnglish && texts.isEmpty();
  }

  /** The text for a code: this renderer's, or else its own. */
  Template textOf(Parsed code) {
    @Nullable Template other = texts.isEmpty() ? null : texts.get(code.id());
    return other == null ? code.template() : other;
  }

  void indent(int level, Line line) {
    for (int i = 0; i < level; i++) {
      line.literal(indent);
    }
  }

  /* Literals are of one line, and so is each argument as it is written; so the whole is as well. */
  void write(Parsed code, @Nullable Argument[] arguments, Line line) {
    Template own = code.template();
    Template text = textOf(code);
    int places = text.writtenPlaces();
    for (int i = 0; i < places; i++) {
      line.literal(text.literalBefore(i));
      int number = text.numberAt(i);
      String name = text.name(number);
      int place = text == own ? number : own.numberOf(name);
      write(place < 0 ? null : arguments[place], name, line);
    }
    line.literal(text.literalBefore(places));
    if (text != own) {
      writeRest(own, text, arguments, line);
    }
  }

  /* What the text of another language has no place for. */
  private void writeRest(Template own, Template text, @Nullable Argument[] arguments, Line line) {
    String before = " [";
    for (int number = 0; number < arguments.length; number++) {
      @Nullable Argument argument = arguments[number];
      if (argument != null && text.numberOf(own.name(number)) < 0) {
        line.text(before).text(own.name(number)).text(": ");
        write(argument, own.name(number), line);
        before = "; ";
      }
    }
    if (before.equals("; ")) {
      line.text("]");
    }
  }

  private void write(@Nullable Argument argument, String name, Line line) {
    if (argument == null) {
      line.text("{").text(name).text("}");
    } else if (inEnglish) {
      English.append(argument, this, line);
    } else {
      line.text(argument.render(this));
    }
  }

  private Renderer withTemplates(Map<String, Template> added) {
    ImmutableMap<String, Template> all =
        ImmutableMap.<String, Template>builder().putAll(texts).putAll(added).buildKeepingLast();
    return new Renderer(all, wording, zone, indent);
  }
}
