package dev.rapport.scoring.rfm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.money.Money;
import dev.rapport.scoring.customerbase.PurchaseActivity;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RfmProfileTest {
  private static final Money AMOUNT = Money.of("USD", "100.50");

  @Test
  void measuresThePurchasesOfACustomer() {
    PurchaseActivity activity =
        new PurchaseActivity(LocalDate.of(1997, 1, 1), LocalDate.of(1998, 4, 27), 3, AMOUNT);
    assertEquals(new RfmProfile(64, 3, AMOUNT), RfmProfile.of(activity, LocalDate.of(1998, 6, 30)));
    assertThrows(
        IllegalArgumentException.class, () -> RfmProfile.of(activity, LocalDate.of(1998, 4, 26)));
  }

  @Test
  void refusesWhatNobodyCanHave() {
    assertThrows(IllegalArgumentException.class, () -> new RfmProfile(-1, 1, AMOUNT));
    IllegalArgumentException neverBought =
        assertThrows(IllegalArgumentException.class, () -> new RfmProfile(0, 0, AMOUNT));
    assertEquals("frequency must be 1 or more, was 0", neverBought.getMessage());
    new RfmProfile(0, 1, AMOUNT.negated()); // sent back more in the window than bought
  }
}
