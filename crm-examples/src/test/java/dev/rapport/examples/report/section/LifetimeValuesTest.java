package dev.rapport.examples.report.section;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class LifetimeValuesTest {
  @Test
  void modelsThatCannotBeFittedAreNamed() {
    Orders.assertText("""
        Lifetime value: revenue expected within a year, discounted by 10 % a year
          Customers                       3
          Customers without a purchase    0
          model        log-likelihood  how the fit ended
          BG/NBD               -4.213  on the boundary: r and alpha grow without limit: the customers do not differ in how often they buy; a / b grows without limit: every customer drops out at the first opportunity; everybody buys at the rate 0.040229887 per unit of time and drops out at once (log-likelihood -4.213)
          MBG/NBD              -4.367  on the boundary: r and alpha grow without limit: the customers do not differ in how often they buy; a / b falls without limit: no drop-out shows in the data; a Poisson process with the rate 0.03448276 per unit of time for everybody (log-likelihood -4.367)
          Pareto/NBD           -4.367  on the boundary: r and alpha grow without limit: the customers do not differ in how often they buy; s / beta falls without limit: no drop-out shows in the data; a Poisson process with the rate 0.03448276 per unit of time for everybody (log-likelihood -4.367)
          gamma-gamma                  on the boundary: p, q and gamma grow without limit: all purchases of all customers are worth the same; every purchase is worth 24.5 (the likelihood is without bound)

          model        mind that
          BG/NBD       the fit rests on 3 customers; intervals hold for some hundreds
          BG/NBD       nobody came back more than once, so purchase rates and drop-out can hardly be told apart
          BG/NBD       the 2 customers who never came back are alive with probability 1, because in BG/NBD nobody leaves before the first repeat purchase. MBG/NBD and Pareto/NBD let them leave: use one of these where P(alive) of one-time buyers matters
          MBG/NBD      the fit rests on 3 customers; intervals hold for some hundreds
          MBG/NBD      nobody came back more than once, so purchase rates and drop-out can hardly be told apart
          Pareto/NBD   the fit rests on 3 customers; intervals hold for some hundreds
          Pareto/NBD   nobody came back more than once, so purchase rates and drop-out can hardly be told apart
          gamma-gamma  the fit rests on 1 customers with spend; intervals hold for some hundreds

          Not valued                      a model of purchases and one of spend are needed
        """, LifetimeValues.section(Orders.FACTS));
  }

  @Test
  void withoutModelsNobodyIsValued() {
    JsonObject value = Orders.json(LifetimeValues.section(Orders.FACTS));
    assertEquals(
        List.of("BG/NBD", "MBG/NBD", "Pareto/NBD", "gamma-gamma"),
        value.getAsJsonArray("fits").asList().stream()
            .map(fit -> fit.getAsJsonObject().get("model").getAsString())
            .toList());
    assertFalse(
        value.getAsJsonArray("fits").get(3).getAsJsonObject().has("log-likelihood"),
        "one price for everybody has none");
    assertEquals(
        "a model of purchases and one of spend are needed",
        value.get("notValued").getAsString());
    assertFalse(value.has("top"));
  }
}
