package dev.rapport.scoring.btyd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.rapport.scoring.samples.ByteForms;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A fitted model travels as its parameters, to the last bit. */
class ModelBytesProperties {
  @Provide
  static Arbitrary<Double> parameters() {
    return Arbitraries.doubles().between(1e-3, 1e4).ofScale(6);
  }

  @Property(tries = 100)
  void bytesHoldEveryParameter(
      @ForAll("parameters") double one,
      @ForAll("parameters") double two,
      @ForAll("parameters") double three,
      @ForAll("parameters") double four,
      @ForAll("parameters") double unit) {
    ByteForms.assertTravels(
        new BgNbd(one, two, three, four, unit), BgNbd::toBytes, BgNbd::fromBytes);
    ByteForms.assertTravels(
        new MbgNbd(one, two, three, four, unit), MbgNbd::toBytes, MbgNbd::fromBytes);
    ByteForms.assertTravels(
        new ParetoNbd(one, two, three, four, unit), ParetoNbd::toBytes, ParetoNbd::fromBytes);
    ByteForms.assertTravels(
        new GammaGamma(one, two, three), GammaGamma::toBytes, GammaGamma::fromBytes);
  }

  /** So that the form of a model says which model it is. */
  @Example
  void otherModelsHaveOtherBytes() {
    PurchaseModel model = new BgNbd(1, 2, 3, 4);
    assertArrayEquals(model.toBytes(), new BgNbd(1, 2, 3, 4, 7).toBytes());
    assertFalse(Arrays.equals(model.toBytes(), new MbgNbd(1, 2, 3, 4).toBytes()));
    assertFalse(Arrays.equals(model.toBytes(), new ParetoNbd(1, 2, 3, 4).toBytes()));
    assertFalse(Arrays.equals(model.toBytes(), new BgNbd(1, 2, 3, 4, 1).toBytes()));
    assertEquals(
        "bytes must be of BgNbd version 1, were of another type",
        ByteForms.assertRefused(new MbgNbd(1, 2, 3, 4).toBytes(), BgNbd::fromBytes));
  }
}
