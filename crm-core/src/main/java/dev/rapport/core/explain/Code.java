package dev.rapport.core.explain;

import java.util.Set;

/**
 * The kind of a step in an explanation: a stable id, and the English text with places for its arguments.
 *
 * <p>Each package keeps its codes in one enum that implements this interface; a rule of your own makes its code with {@link
 * #of}.
 *
 * <p><b>The id is the identity.</b> Two codes with one id are the same code to {@link Explanation#equals}, {@link
 * Explanation#find} and {@link Explanation#diff}, so a text can be improved without making yesterday's explanation different.
 * An id is lower-case words joined by {@code -} in parts joined by {@code .}, such as {@code "earning.per-amount"}. It must be
 * unique in a program and stay as it is for good; {@link Renderer#check} finds ids that are used twice.
 *
 * <p><b>The template declares the arguments.</b> A place is a name in braces, {@code {points}}: a lower-case letter from
 * {@code a} to {@code z}, then letters {@code a} to {@code z}, {@code A} to {@code Z} and digits. A literal brace is written
 * twice. A template is one line: not blank and free of control characters. The id and template of a code never change, so what
 * is made of them once may be used again.
 *
 * <p><b>A template that ends with <code>{...}</code> takes its reasons into its line</b>, after a colon and one after the other,
 * and the reasons of these in parentheses: {@code "rule {rule} does not apply{...}"} reads <i>rule app does not apply: channel
 * web is one of app: no</i>. Without it each reason is a line of its own below. An argument is never called {@code ...}, so this
 * is a matter of the text alone, and another language may lay out its lines in another way.
 */
public interface Code {
  /**
   * Returns a code for a rule of your own.
   *
   * @param id lower-case words joined by {@code -} in parts joined by {@code .}, such as {@code "shop.staff-discount"}
   * @param template the English text with places, such as {@code "staff get {percent} off"}
   * @return the code; equal to another one made here with the same id and template
   * @throws IllegalArgumentException if the id or the template is malformed
   */
  static Code of(String id, String template) {
    return new Parsed.Plain(id, template);
  }

  /**
   * Returns the id.
   *
   * @return dotted, stable and unique, such as {@code "earning.per-amount"}
   */
  String id();

  /**
   * Returns the English text.
   *
   * @return one line with places, such as {@code "rule {rule}: {desired} points for {amount}"}
   */
  String template();

  /**
   * Returns the names of the arguments that the template has places for.
   *
   * @return the names, each once, in the order of their first places
   * @throws IllegalArgumentException if the template is malformed
   */
  default Set<String> places() {
    return Template.parse(template()).places();
  }
}
