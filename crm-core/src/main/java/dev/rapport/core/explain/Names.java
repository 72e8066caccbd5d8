package dev.rapport.core.explain;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.base.CaseFormat;
import com.google.common.base.CharMatcher;
import com.google.common.base.Splitter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** How ids and places are spelled. */
final class Names {
  private static final CharMatcher PLACE_START = CharMatcher.inRange('a', 'z');
  private static final CharMatcher PLACE_PART =
      PLACE_START.or(CharMatcher.inRange('A', 'Z')).or(CharMatcher.inRange('0', '9'));
  private static final Splitter WORDS = Splitter.on('_').omitEmptyStrings();

  /* Belongs to the class of the enum, so it goes when that goes. */
  private static final ClassValue<ConcurrentMap<Enum<?>, Argument.Term>> TERMS =
      new ClassValue<>() {
        @Override
        protected ConcurrentMap<Enum<?>, Argument.Term> computeValue(Class<?> type) {
          return new ConcurrentHashMap<>();
        }
      };

  private Names() {}

  static boolean isPlace(String name) {
    return !name.isEmpty() && PLACE_START.matches(name.charAt(0)) && PLACE_PART.matchesAllOf(name);
  }

  /* Letters of any script, so that an enum in Chinese has an id as well; capitals never, so that ids have one spelling. */
  static boolean isId(String id) {
    boolean inWord = false;
    for (int i = 0; i < id.length(); i += Character.charCount(id.codePointAt(i))) {
      int c = id.codePointAt(i);
      boolean joint = c == '.' || c == '-';
      if (joint ? !inWord : !isLowerLetterOrDigit(c)) {
        return false;
      }
      inWord = !joint;
    }
    return inWord;
  }

  static String checkId(String id) {
    checkArgument(
        isId(requireNonNull(id, "id")),
        "id must be lower-case words joined by \"-\" in parts joined by \".\", such as earning.per-amount, was \"%s\"",
        id);
    return id;
  }

  /** The word for a constant of an enum that is no code, made from its name once. */
  static Argument.Term termOf(Enum<?> constant) {
    ConcurrentMap<Enum<?>, Argument.Term> terms = TERMS.get(constant.getDeclaringClass());
    Argument.@Nullable Term known = terms.get(constant);
    if (known != null) {
      return known;
    }
    Argument.Term term = new Argument.Term(idOf(constant), textOf(constant));
    terms.put(constant, term);
    return term;
  }

  /** {@code LifeStage.WIN_BACK} has the id {@code life-stage.win-back}. */
  private static String idOf(Enum<?> constant) {
    String type = constant.getDeclaringClass().getSimpleName();
    return CaseFormat.UPPER_CAMEL.to(CaseFormat.LOWER_HYPHEN, type)
        + "."
        + String.join("-", wordsOf(constant));
  }

  /** {@code LifeStage.WIN_BACK} reads {@code win back}. */
  private static String textOf(Enum<?> constant) {
    return String.join(" ", wordsOf(constant));
  }

  private static List<String> wordsOf(Enum<?> constant) {
    return WORDS.splitToList(constant.name().toLowerCase(Locale.ROOT));
  }

  private static boolean isLowerLetterOrDigit(int codePoint) {
    return Character.isLetterOrDigit(codePoint)
        && !Character.isUpperCase(codePoint)
        && !Character.isTitleCase(codePoint);
  }
}
