package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A text with places for arguments, taken apart: {@code "{points} points"} is a place and a literal.
 *
 * <p>{@link #toString} gives back the very text that was parsed.
 */
final class Template {
  private final String text;
  private final ImmutableList<Piece> pieces;
  private final ImmutableSet<String> places;

  private Template(String text, ImmutableList<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
    this.places = pieces.stream()
        .filter(Piece::isPlace)
        .map(Piece::text)
        .collect(ImmutableSet.toImmutableSet());
  }

  static Template parse(String text) {
    checkArgument(
        !requireNonNull(text, "template").isBlank() && OneLine.isOneLine(text),
        "template must be one line with some text, was \"%s\"",
        text);
    ImmutableList.Builder<Piece> pieces = ImmutableList.builder();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '{' && c != '}') {
        literal.append(c);
        i++;
      } else if (text.startsWith(String.valueOf(c), i + 1)) {
        literal.append(c);
        i += 2;
      } else {
        int end = text.indexOf('}', i);
        checkArgument(
            c == '{' && end > 0 && Names.isPlace(text.substring(i + 1, end)),
            "template must have places like {points}, and each literal brace twice, was \"%s\" (see position %s)",
            text,
            i);
        pieces.add(
            new Piece(literal.toString(), false), new Piece(text.substring(i + 1, end), true));
        literal.setLength(0);
        i = end + 1;
      }
    }
    return new Template(text, pieces.add(new Piece(literal.toString(), false)).build());
  }

  /** The names of the places, each once, in the order of their first appearance. */
  Set<String> places() {
    return places;
  }

  /** Writes the text with each place replaced by what {@code value} gives for its name. */
  String fill(UnaryOperator<String> value) {
    StringBuilder filled = new StringBuilder();
    for (Piece piece : pieces) {
      filled.append(piece.isPlace ? value.apply(piece.text) : piece.text);
    }
    return filled.toString();
  }

  @Override
  public String toString() {
    return text;
  }

  private record Piece(String text, boolean isPlace) {}
}
