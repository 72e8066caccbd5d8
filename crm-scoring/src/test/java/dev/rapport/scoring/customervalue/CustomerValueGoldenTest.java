package dev.rapport.scoring.customervalue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.scoring.customervalue.CustomerValueAdded.Attribute;
import dev.rapport.scoring.customervalue.CustomerValueAdded.Contribution;
import dev.rapport.scoring.customervalue.ValueNode.Level;
import dev.rapport.scoring.customervalue.ValueNode.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerValueGoldenTest {
  /** Computed by hand: (50 + 20 + 15 + 15) - (60 + 8 + 5 + 4) = 100 - 77 = 23; 100/77 = 1.2987. */
  @Test
  void deliveredValue() {
    DeliveredValue offer = Offers.of(50, 20, 15, 15, 60, 8, 5, 4);
    assertEquals(ValueRange.of(100), offer.totalValue());
    assertEquals(ValueRange.of(77), offer.totalCost());
    assertEquals(ValueRange.of(23), offer.delivered());
    assertEquals(ValueRange.of(100.0 / 77), offer.ratio().orElseThrow());
  }

  /** Computed by hand: an image of 10 to 20 in place of 15 makes 23 into 18 to 28. */
  @Test
  void anUnknownComponentMakesARange() {
    DeliveredValue offer = Offers.of(50, 20, 15, 15, 60, 8, 5, 4)
        .with(ValueComponent.IMAGE, ValueRange.between(10, 20));
    assertEquals(ValueRange.between(18, 28), offer.delivered());
    assertEquals(ValueRange.between(95.0 / 77, 105.0 / 77), offer.ratio().orElseThrow());
  }

  /**
   * Inputs attributed to B. T. Gale (1994), Managing customer value, the chicken business: weights of 100 and mean ratings; the book itself was
   * not checked. Computed: the ratio is 125.93, from weighted scores of 8.80 and 7.08; the book is said to print 126.1, from ratios rounded to
   * two digits.
   */
  @Test
  void galesChicken() {
    CustomerValueAdded chicken = new CustomerValueAdded(List.of(
        new Attribute("yellow bird", 10, 8.1, 7.2),
        new Attribute("meat to bone", 20, 9.0, 7.3),
        new Attribute("no pinfeathers", 20, 9.2, 6.5),
        new Attribute("fresh", 15, 8.0, 8.0),
        new Attribute("availability", 10, 8.0, 8.0),
        new Attribute("brand image", 25, 9.4, 6.4)));
    assertEquals(125.93, chicken.marketPerceivedQuality(), 0.005);
    assertEquals(125.93397655426764, chicken.marketPerceivedQuality(), 1e-10);
    assertEquals(8.80, chicken.ownScore(), 1e-12);
    assertEquals(7.08, chicken.othersScore(), 1e-12);
    List<Contribution> contributions = chicken.contributions();
    assertEquals(1.25, contributions.get(0).points(), 1e-10);
    assertEquals(4.65753425, contributions.get(1).points(), 1e-8);
    assertEquals(8.30769231, contributions.get(2).points(), 1e-8);
    assertEquals(0, contributions.get(3).points());
    assertEquals(11.71875, contributions.get(5).points(), 1e-10);
  }

  /** Computed by hand: 0.7 · (6 - 9) + 0.3 · (8 - 7) = -1.8. */
  @Test
  void theRollUpOfACup() {
    ValueNode start = ValueNode.of(
        Level.GOAL,
        "good start to the day",
        List.of(
            new Part(0.7, ValueNode.judged(Level.CONSEQUENCE, "no waiting", 9, 6)),
            new Part(0.3, ValueNode.judged(Level.CONSEQUENCE, "a moment of joy", 7, 8))));
    assertEquals(-1.8, start.satisfaction().low(), 1e-12);
    assertEquals(-1.8, start.satisfaction().high(), 1e-12);
  }
}
