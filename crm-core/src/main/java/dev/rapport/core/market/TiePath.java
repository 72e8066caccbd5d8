package dev.rapport.core.market;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.List;

/**
 * A way through a network, tie by tie.
 *
 * @param points the points on the way, both ends included; two or more
 * @param strength the strengths of its ties multiplied, above 0 and at most 1
 */
public record TiePath(List<PartyId> points, double strength) implements Explainable {
  /**
   * Checks the components.
   *
   * @param points two or more
   * @param strength above 0 and at most 1
   * @throws IllegalArgumentException if there are fewer points, or the strength is out of its range
   */
  public TiePath {
    points = List.copyOf(requireNonNull(points, "points"));
    checkArgument(points.size() >= 2, "points must be two or more, were %s", points.size());
    checkArgument(
        strength > 0 && strength <= 1, "strength must be above 0 and at most 1, was %s", strength);
  }

  @Override
  public Explanation explanation() {
    return Explanation.of(MarketCode.PATH)
        .with("ties", points.size() - 1)
        .with("strength", Argument.rounded(strength, 4))
        .with(
            "points",
            Argument.list(
                points.stream().map(point -> Argument.of(point.value())).toList()));
  }
}
