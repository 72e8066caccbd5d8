package dev.rapport.core.customer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.testkit.CustomerArbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Provide;

/** The laws of customers and of what identifies them. */
@PropertyDefaults(tries = 200)
class CustomerProperties {
  @Provide
  Arbitrary<String> codes() {
    return CustomerArbitraries.codeTexts();
  }

  @Property
  void anIdReadsBackFromItsText(@ForAll CustomerId id) {
    assertEquals(id, CustomerId.of(id.toString()));
    assertEquals(id, CustomerId.of(new String(id.value().getBytes(UTF_8), UTF_8)));
  }

  @Property
  void idsCompareAsTheirTextsDo(@ForAll CustomerId a, @ForAll CustomerId b) {
    assertEquals(a.value().compareTo(b.value()), a.compareTo(b));
    assertEquals(a.equals(b), a.compareTo(b) == 0);
  }

  @Property
  void everyCodeIsAnIdToo(@ForAll("codes") String code) {
    assertEquals(code, Identifiers.checkCode(code, "code"));
    assertEquals(code, Identifiers.checkId(code, "code"));
  }

  @Property
  void anotherIdChangesTheIdOnly(@ForAll Customer customer, @ForAll CustomerId other) {
    Customer renamed = customer.withId(other);
    assertEquals(other, renamed.id());
    assertEquals(customer, renamed.withId(customer.id()));
    assertEquals(customer.hashCode(), customer.toBuilder().build().hashCode());
    assertEquals(customer, customer.toBuilder().build());
  }
}
