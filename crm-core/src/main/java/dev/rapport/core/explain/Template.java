package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import dev.rapport.core.explain.Line.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A text with places for arguments, taken apart: {@code "{points} points"} is a place and a literal.
 *
 * <p>Literals and places alternate, a literal (empty where two places touch) at either end. The names of the places are
 * numbered from 0 in the order of their first appearance; an argument is kept under this number. The last literal may end with
 * {@code {...}}, which says that reasons stand in the line and is not written. {@link #toString} gives back the very text that was
 * parsed.
 */
final class Template {
  private static final String REASONS = "{...}";

  private final String text;
  private final boolean reasonsInLine;
  private final Literal[] literals;
  private final int[] numbers;
  private final int count;
  private final String[] names;
  private final int[] numbersByName;
  private final boolean inOrder;
  private final ImmutableSet<String> places;

  private Template(String text, boolean reasonsInLine, List<String> literals, List<String> places) {
    this.text = text;
    this.reasonsInLine = reasonsInLine;
    this.literals = literals.stream().map(Literal::of).toArray(Literal[]::new);
    this.places = ImmutableSet.copyOf(places);
    this.count = this.places.size();
    this.names = this.places.toArray(new String[0]);
    List<String> inOrder = Arrays.asList(names);
    this.numbers = places.stream().mapToInt(inOrder::indexOf).toArray();
    this.numbersByName = IntStream.range(0, names.length)
        .boxed()
        .sorted(Comparator.comparing(inOrder::get))
        .mapToInt(Integer::intValue)
        .toArray();
    this.inOrder = Arrays.equals(numbers, IntStream.range(0, names.length).toArray());
  }

  static Template parse(String text) {
    checkArgument(
        !requireNonNull(text, "template").isBlank() && Line.isOne(text),
        "template must be one line with some text, was \"%s\"",
        text);
    List<String> literals = new ArrayList<>();
    List<String> places = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    int end = text.length();
    while (i < end) {
      char c = text.charAt(i);
      if (c != '{' && c != '}') {
        literal.append(c);
        i++;
      } else if (text.startsWith(String.valueOf(c), i + 1)) {
        literal.append(c);
        i += 2;
      } else if (text.substring(i).equals(REASONS)) {
        end = i;
      } else {
        int close = text.indexOf('}', i);
        checkArgument(
            c == '{' && close > 0 && Names.isPlace(text.substring(i + 1, close)),
            "template must have places like {points}, and each literal brace twice, was \"%s\" (see position %s)",
            text,
            i);
        literals.add(literal.toString());
        places.add(text.substring(i + 1, close));
        literal.setLength(0);
        i = close + 1;
      }
    }
    literals.add(literal.toString());
    return new Template(text, end < text.length(), literals, places);
  }

  /** The names of the places, each once, in the order of their first appearance. */
  Set<String> places() {
    return places;
  }

  /** How many names of places there are. */
  int names() {
    return count;
  }

  /** The name with a number. */
  String name(int number) {
    return names[number];
  }

  /** The number of a name, or -1 if there is no such place. */
  int numberOf(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The number of the name that is at a position among the names in alphabetical order. */
  int numberByName(int position) {
    return numbersByName[position];
  }

  /** Whether each place is written once, in the order of its number. */
  boolean isInOrder() {
    return inOrder;
  }

  /** Whether the reasons stand in the line, after the text. */
  boolean hasReasonsInLine() {
    return reasonsInLine;
  }

  /** How often a place is written: at least once for each name. */
  int writtenPlaces() {
    return numbers.length;
  }

  /** All literals, in their order. Not to be changed. */
  Literal[] literals() {
    return literals;
  }

  /** The literal before a written place; the last one, after all places, is that of {@link #writtenPlaces}. */
  Literal literalBefore(int writtenPlace) {
    return literals[writtenPlace];
  }

  /** The number of the name of a written place. */
  int numberAt(int writtenPlace) {
    return numbers[writtenPlace];
  }

  /** Writes the text with each place replaced by what {@code value} gives for its name. */
  String fill(UnaryOperator<String> value) {
    StringBuilder filled = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      filled.append(literals[i]).append(value.apply(names[numbers[i]]));
    }
    return filled.append(literals[numbers.length]).toString();
  }

  boolean isOf(String otherText) {
    return text.equals(otherText);
  }

  @Override
  public String toString() {
    return text;
  }
}
