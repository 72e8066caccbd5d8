package dev.rapport.core.explain;

/** Keeps any text on one line: what would break the line is written as an escape such as {@code \n}. */
final class OneLine {
  private OneLine() {}

  static boolean isOneLine(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // Most texts are ASCII, which needs no look at code points.
      if (c < ' ' || c > '~') {
        int codePoint = text.codePointAt(i);
        if (breaks(codePoint)) {
          return false;
        }
        i += Character.charCount(codePoint) - 1;
      }
    }
    return true;
  }

  static String of(String text) {
    return isOneLine(text) ? text : escape(text, false);
  }

  /** Between double quotes, with quotes and backslashes escaped too, so that different texts stay different. */
  static String quoted(String text) {
    return "\"" + escape(text, true) + "\"";
  }

  private static String escape(String text, boolean reversibly) {
    StringBuilder line = new StringBuilder(text.length() + 8);
    text.codePoints().forEach(c -> {
      if (breaks(c)) {
        line.append(escaped(c));
      } else if (reversibly && (c == '"' || c == '\\')) {
        line.append('\\').appendCodePoint(c);
      } else {
        line.appendCodePoint(c);
      }
    });
    return line.toString();
  }

  private static String escaped(int codePoint) {
    return switch (codePoint) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> "\\u" + Integer.toHexString(0x10000 | codePoint).substring(1);
    };
  }

  /* A lone half of a surrogate pair has no UTF-8 form, so it would be lost on the way to a file or a fingerprint. */
  private static boolean breaks(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE -> true;
      default -> false;
    };
  }
}
