/**
 * Why a result is what it is: explanations as values that can be read, walked, compared and translated.
 *
 * <p>An {@link dev.rapport.core.explain.Explanation} is a tree. Each node is a {@link dev.rapport.core.explain.Code} (what kind
 * of step this was) with typed {@link dev.rapport.core.explain.Argument}s (what it was about); its children are the reasons.
 * The tree holds no sentences: a {@link dev.rapport.core.explain.Renderer} makes them, in English or in any language that
 * brings its texts, and never reads a default locale or zone. A test asks for a code and its arguments, an auditor compares
 * two trees, and neither looks at words.
 *
 * <pre>{@code
 * enum EarningCode implements Code {
 *   AWARDED("earning.awarded", "{points} points awarded"),
 *   PER_AMOUNT("earning.per-amount", "rule {rule}: {desired} points for {amount}"),
 *   CAPPED("earning.capped", "the cap of {cap} points trimmed {trimmed}");
 *   ...
 * }
 * Explanation why = Explanation.of(AWARDED).with("points", 35).because(
 *     Explanation.of(PER_AMOUNT).with("rule", "base").with("desired", 40).with("amount", Money.of("EUR", "40.00")),
 *     Explanation.of(CAPPED).with("cap", 35).with("trimmed", 5));
 * why.lines();
 * // 35 points awarded
 * //   rule base: 40 points for EUR 40.00
 * //   the cap of 35 points trimmed 5
 * why.find(CAPPED).isPresent();   // true
 * }</pre>
 *
 * <p><b>An explanation costs nothing until somebody asks.</b> A result is {@link dev.rapport.core.explain.Explainable}: it keeps
 * the facts that it was made from, which it has anyway, and builds the tree each time {@code explanation()} is called. Nothing
 * is cached and no supplier is stored, so the result stays immutable, safe between threads, and equal by its facts; and two
 * calls give equal trees, because a result is a pure function of its facts. {@link dev.rapport.core.explain.Explained} is the
 * finished pair, for a caller who wants to keep or pass on both.
 *
 * <p>What is explained by the million is {@linkplain dev.rapport.core.explain.Explanation#told told} to a {@link
 * dev.rapport.core.explain.Narrator} instead of built: whoever reads the lines then gets them without a tree in between, and
 * whoever walks the explanation gets the tree.
 *
 * <p>Keep people out of explanations: name rules, tiers and products, not customers, so that a tree can be stored and compared
 * after a person has been erased.
 */
@NullMarked
package dev.rapport.core.explain;

import org.jspecify.annotations.NullMarked;
