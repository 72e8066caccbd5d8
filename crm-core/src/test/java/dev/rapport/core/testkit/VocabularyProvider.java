package dev.rapport.core.testkit;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.DiscountRate;
import dev.rapport.core.money.Money;
import dev.rapport.core.time.Cycle;
import dev.rapport.core.time.DateRange;
import dev.rapport.core.time.Horizon;
import dev.rapport.core.time.InstantRange;
import dev.rapport.core.time.Recurrence;
import dev.rapport.core.time.Window;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Lets a property take any type of the vocabulary as a plain {@code @ForAll} parameter. */
public final class VocabularyProvider implements ArbitraryProvider {
  private static final Map<Class<?>, Supplier<Arbitrary<?>>> GENERATORS = Map.ofEntries(
      // One line a type, in the order of the packages from the ground floor up.
      entry(CurrencyUnit.class, MoneyArbitraries::currencies),
      entry(Money.class, MoneyArbitraries::money),
      entry(DiscountRate.class, MoneyArbitraries::discountRates),
      entry(DateRange.class, TimeArbitraries::dateRanges),
      entry(InstantRange.class, TimeArbitraries::instantRanges),
      entry(Window.class, TimeArbitraries::windows),
      entry(Cycle.class, TimeArbitraries::cycles),
      entry(Recurrence.class, TimeArbitraries::recurrences),
      entry(Horizon.class, TimeArbitraries::horizons));

  /** Found by the service loader of jqwik. */
  public VocabularyProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return GENERATORS.containsKey(type.getRawType());
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return Set.of(requireNonNull(GENERATORS.get(type.getRawType()), "canProvideFor comes first")
        .get());
  }
}
