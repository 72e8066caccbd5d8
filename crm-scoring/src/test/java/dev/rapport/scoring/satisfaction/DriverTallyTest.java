package dev.rapport.scoring.satisfaction;

import static dev.rapport.scoring.satisfaction.FirmDriver.CARE;
import static dev.rapport.scoring.satisfaction.FirmDriver.COMMUNICATION;
import static dev.rapport.scoring.satisfaction.FirmDriver.COMPANY;
import static dev.rapport.scoring.satisfaction.FirmDriver.MARKETING_AND_SERVICE;
import static dev.rapport.scoring.satisfaction.FirmDriver.PRODUCT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.scoring.satisfaction.Disconfirmation.Lever;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DriverTallyTest {
  private static final DriverTally<FirmDriver> NOBODY = DriverTally.empty(FirmDriver.class);

  private static final DriverTally<FirmDriver> FOUR = NOBODY
      .add(Set.of(PRODUCT, CARE))
      .add(Set.of(PRODUCT))
      .add(Set.of(COMMUNICATION))
      .add(Set.of())
      .addMissing();

  @Test
  void sharesAreOfThoseWhoAnswered() {
    assertEquals(4, FOUR.responses());
    assertEquals(1, FOUR.missing());
    assertEquals(Proportion.of(2, 4), FOUR.share(PRODUCT));
    assertEquals(Proportion.of(1, 4), FOUR.share(CARE));
    assertEquals(Proportion.of(0, 4), FOUR.share(COMPANY));
    assertEquals(Proportion.of(2, 4), FOUR.anyOf(Set.of(PRODUCT, CARE)));
    assertEquals(Proportion.of(3, 4), FOUR.anyOf(EnumSet.allOf(FirmDriver.class)));
    assertEquals(Proportion.of(0, 4), FOUR.anyOf(Set.of()));
    assertFalse(NOBODY.share(PRODUCT).wilson(0.95).isKnown());
  }

  @Test
  void twoDriversAreComparedOnThoseWhoNameOneOfThem() {
    assertEquals(Proportion.of(1, 1), FOUR.firstOverSecond(PRODUCT, CARE));
    assertEquals(Proportion.of(2, 3), FOUR.firstOverSecond(PRODUCT, COMMUNICATION));
    assertThrows(IllegalArgumentException.class, () -> FOUR.firstOverSecond(PRODUCT, PRODUCT));
  }

  @Test
  void theRankingKeepsTheOrderOfTheListWhereNumbersTie() {
    assertEquals(
        List.of(PRODUCT, COMMUNICATION, CARE, COMPANY, MARKETING_AND_SERVICE), FOUR.ranking());
    assertTrue(FOUR.toString().startsWith("PRODUCT 2 of 4, COMMUNICATION 1 of 4, CARE 1 of 4"));
  }

  @Test
  void oneListTranslatesIntoTheOther() {
    DriverTally<SatisfactionDriver> customers =
        FOUR.through(SatisfactionDriver.class, FirmDriver::actsThrough);
    // Product acts on cognition and benefit, care on service and emotion, communication on
    // cognition
    // and service.
    assertEquals(Proportion.of(3, 4), customers.share(SatisfactionDriver.COGNITION));
    assertEquals(Proportion.of(2, 4), customers.share(SatisfactionDriver.BENEFIT));
    assertEquals(Proportion.of(2, 4), customers.share(SatisfactionDriver.SERVICE));
    assertEquals(Proportion.of(1, 4), customers.share(SatisfactionDriver.EMOTION));
    assertEquals(1, customers.missing());
  }

  @Test
  void theListsLeadToEachOther() {
    for (SatisfactionDriver driver : SatisfactionDriver.values()) {
      assertFalse(driver.firmDrivers().isEmpty());
      for (FirmDriver work : FirmDriver.values()) {
        assertEquals(work.actsThrough().contains(driver), driver.firmDrivers().contains(work));
      }
    }
    assertEquals(Set.of(COMPANY, CARE), SatisfactionDriver.EMOTION.firmDrivers());
  }

  @Test
  void whatAFirmControlsAlone() {
    assertEquals(
        List.of(SatisfactionDriver.BENEFIT, SatisfactionDriver.SERVICE),
        Stream.of(SatisfactionDriver.values())
            .filter(SatisfactionDriver::isFirmControlled)
            .toList());
    assertEquals(
        List.of(SatisfactionDriver.COGNITION),
        Stream.of(SatisfactionDriver.values())
            .filter(driver -> driver.levers().contains(Lever.MANAGE_EXPECTATION))
            .toList());
  }

  @Test
  void badCountsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> FOUR.add(Set.of(), -1));
    assertThrows(ArithmeticException.class, () -> FOUR.add(Set.of(), Long.MAX_VALUE));
    assertThrows(
        ArithmeticException.class, () -> NOBODY.add(Set.of(), Long.MAX_VALUE).addMissing());
  }

  enum None {}

  enum Eleven {
    A,
    B,
    C,
    D,
    E,
    F,
    G,
    H,
    I,
    J,
    K
  }

  @Test
  void listsThatAreEmptyOrTooLongAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> DriverTally.empty(None.class));
    assertThrows(IllegalArgumentException.class, () -> DriverTally.empty(Eleven.class));
    assertThrows(IllegalArgumentException.class, () -> FOUR.through(Eleven.class, it -> Set.of()));
  }

  @Test
  void talliesAreValues() {
    new EqualsTester()
        .addEqualityGroup(NOBODY, DriverTally.empty(FirmDriver.class))
        .addEqualityGroup(
            NOBODY.add(Set.of(PRODUCT)).add(Set.of(CARE)),
            NOBODY.add(Set.of(CARE)).add(Set.of(PRODUCT)))
        .addEqualityGroup(NOBODY.add(Set.of(CARE, PRODUCT)))
        .addEqualityGroup(NOBODY.addMissing())
        .addEqualityGroup(DriverTally.empty(SatisfactionDriver.class))
        .testEquals();
  }
}
