package dev.rapport.scoring.trust;

import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which layers of trust (信任的层次) a customer shows, each yes, no or not known.
 *
 * <p>The layers build on each other, so two answers are given: {@link #highest()}, the highest one that shows at all, and {@link
 * #highestContiguous()}, the highest one with all layers beneath it. A customer who buys again, but neither rates the firm as reliable nor
 * is satisfied, has the highest layer {@code BEHAVIOURAL} and no contiguous one: the behaviour is spurious, held by habit or by the cost of
 * leaving. An unknown layer never counts as shown. {@link #cognitive()} is what {@link dev.rapport.core.evidence.Evidence#trust()} takes.
 *
 * @param cognitive whether the customer trusts by judgement (认知信任)
 * @param affective whether the customer trusts by feeling (情感信任)
 * @param behavioural whether the customer acts on it (行为信任)
 */
public record TrustLayers(Finding cognitive, Finding affective, Finding behavioural)
    implements Explainable {
  /**
   * Checks the findings.
   *
   * @param cognitive whether the customer trusts by judgement
   * @param affective whether the customer trusts by feeling
   * @param behavioural whether the customer acts on it
   */
  public TrustLayers {
    requireNonNull(cognitive, "cognitive");
    requireNonNull(affective, "affective");
    requireNonNull(behavioural, "behavioural");
  }

  /**
   * Returns whether a layer shows.
   *
   * @param layer the layer
   * @return the finding
   */
  public Finding finding(TrustLayer layer) {
    return switch (requireNonNull(layer, "layer")) {
      case COGNITIVE -> cognitive;
      case AFFECTIVE -> affective;
      case BEHAVIOURAL -> behavioural;
    };
  }

  /**
   * Returns the highest layer that shows, whatever lies beneath it.
   *
   * @return the layer; empty if none is known to show
   */
  public Optional<TrustLayer> highest() {
    Optional<TrustLayer> highest = Optional.empty();
    for (TrustLayer layer : TrustLayer.values()) {
      if (finding(layer).isYes()) {
        highest = Optional.of(layer);
      }
    }
    return highest;
  }

  /**
   * Returns the highest layer that shows together with all layers beneath it: how far trust is built up.
   *
   * @return the layer, never above {@link #highest()}; empty if the lowest is not known to show
   */
  public Optional<TrustLayer> highestContiguous() {
    Optional<TrustLayer> contiguous = Optional.empty();
    for (TrustLayer layer : TrustLayer.values()) {
      if (!finding(layer).isYes()) {
        break;
      }
      contiguous = Optional.of(layer);
    }
    return contiguous;
  }

  /**
   * Returns the gaps: layers beneath the highest that are not known to show.
   *
   * @return empty if trust is contiguous; unmodifiable, lowest first
   */
  public Set<TrustLayer> missingBeneath() {
    EnumSet<TrustLayer> missing = EnumSet.noneOf(TrustLayer.class);
    highest().ifPresent(top -> {
      for (TrustLayer layer : TrustLayer.values()) {
        if (layer.compareTo(top) < 0 && !finding(layer).isYes()) {
          missing.add(layer);
        }
      }
    });
    return Collections.unmodifiableSet(missing);
  }

  /**
   * Returns the layers of which nothing is known: what to ask next.
   *
   * @return unmodifiable, lowest first
   */
  public Set<TrustLayer> unknown() {
    EnumSet<TrustLayer> unknown = EnumSet.noneOf(TrustLayer.class);
    for (TrustLayer layer : TrustLayer.values()) {
      if (!finding(layer).isKnown()) {
        unknown.add(layer);
      }
    }
    return Collections.unmodifiableSet(unknown);
  }

  /**
   * Returns whether the behaviour is spurious: the customer keeps buying with neither judgement nor feeling behind it (虚假忠诚). It is the
   * reading of {@link dev.rapport.scoring.typology.PatronageType#SPURIOUS} and {@link
   * dev.rapport.scoring.typology.SatisfactionType#HOSTAGE}.
   *
   * @return yes if the behaviour shows and both other layers are known not to; no if one of them shows or the behaviour does not;
   *     otherwise unknown
   */
  public Finding spurious() {
    return behavioural.and(cognitive.or(affective).negated());
  }

  /**
   * Says which layers show and how far they are contiguous.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    return Explanation.of(TrustCode.LAYERS)
        .with("layers", contiguous())
        .with("spurious", spurious())
        .because(
            layer(TrustLayer.COGNITIVE),
            layer(TrustLayer.AFFECTIVE),
            layer(TrustLayer.BEHAVIOURAL));
  }

  /** The layers up to the highest contiguous one. */
  Argument contiguous() {
    EnumSet<TrustLayer> contiguous = EnumSet.noneOf(TrustLayer.class);
    highestContiguous()
        .ifPresent(top -> contiguous.addAll(EnumSet.range(TrustLayer.COGNITIVE, top)));
    return Argument.list(contiguous.stream().map(Argument::of).toList());
  }

  Explanation layer(TrustLayer layer) {
    return Explanation.of(TrustCode.LAYER).with("layer", layer).with("answer", finding(layer));
  }
}
