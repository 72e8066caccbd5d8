package dev.rapport.scoring.customervalue;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which of several offers a customer takes who goes by {@linkplain DeliveredValue delivered value}: the one that leaves most.
 *
 * <p>Of offers that leave 23, 18 and 15 the first is chosen. Of two that leave 23 each neither is: they tie. Where ranges overlap, as of 23 and 18 to
 * 28, what is not known decides, and the choice is open. Offers that are surely beaten are out in any case. The ranges are taken as independent
 * of each other. Equal choices are among the same offers. Immutable and thread-safe.
 */
public final class OfferChoice implements Explainable {
  /** How a choice ends. Closed. */
  public enum Verdict {
    /** One offer surely leaves most. */
    DECIDED,

    /** Several offers surely leave most, and all of them the same. */
    TIED,

    /** It depends on what is not known. */
    UNDECIDED
  }

  private final String unit;
  private final SortedMap<String, ValueRange> offers;

  private OfferChoice(String unit, SortedMap<String, ValueRange> offers) {
    this.unit = unit;
    this.offers = Collections.unmodifiableSortedMap(offers);
  }

  /**
   * Returns the choice among offers.
   *
   * @param offers at least one, by name, all in one unit
   * @return the choice
   * @throws IllegalArgumentException if there is no offer, a name is blank or the units differ
   */
  public static OfferChoice among(Map<String, DeliveredValue> offers) {
    checkArgument(!requireNonNull(offers, "offers").isEmpty(), "offers must not be empty");
    SortedMap<String, ValueRange> ranges = new TreeMap<>();
    SortedSet<String> units = new TreeSet<>();
    offers.forEach((name, offer) -> {
      checkArgument(!name.isBlank(), "offers must have names that are not blank");
      units.add(offer.unit());
      ranges.put(name, offer.delivered());
    });
    checkArgument(units.size() == 1, "offers must be in one unit, were in %s", units);
    return new OfferChoice(units.first(), ranges);
  }

  /**
   * Returns what each offer leaves the customer with.
   *
   * @return delivered value by name; unmodifiable
   */
  public SortedMap<String, ValueRange> offers() {
    return offers;
  }

  /**
   * Returns the offers that may leave most.
   *
   * @return the names of all that no other surely beats; at least one; unmodifiable
   */
  public SortedSet<String> contenders() {
    return which(offer -> offers.values().stream().noneMatch(other -> other.isSurelyAbove(offer)));
  }

  /**
   * Returns the offers that no other can beat, wherever the unknown lies: who takes one regrets nothing.
   *
   * @return their names, possibly none; unmodifiable
   */
  public SortedSet<String> safe() {
    SortedSet<String> safe = new TreeSet<>();
    offers.forEach((name, offer) -> {
      boolean beaten = offers.entrySet().stream()
          .anyMatch(
              other -> !other.getKey().equals(name) && !offer.isSurelyAtLeast(other.getValue()));
      if (!beaten) {
        safe.add(name);
      }
    });
    return Collections.unmodifiableSortedSet(safe);
  }

  private SortedSet<String> which(Predicate<ValueRange> isOne) {
    SortedSet<String> names = new TreeSet<>();
    offers.forEach((name, offer) -> {
      if (isOne.test(offer)) {
        names.add(name);
      }
    });
    return Collections.unmodifiableSortedSet(names);
  }

  /**
   * Returns how the choice ends.
   *
   * @return decided if there is one contender, tied if all contenders are known and equal, else undecided
   */
  public Verdict verdict() {
    SortedSet<String> contenders = contenders();
    if (contenders.size() == 1) {
      return Verdict.DECIDED;
    }
    return contenders.stream().allMatch(name -> requireNonNull(offers.get(name)).isExact())
        ? Verdict.TIED
        : Verdict.UNDECIDED;
  }

  /**
   * Returns the offer that is chosen.
   *
   * @return its name; nothing if the choice is tied or undecided
   */
  public Optional<String> choice() {
    SortedSet<String> contenders = contenders();
    return contenders.size() == 1 ? Optional.of(contenders.first()) : Optional.empty();
  }

  /**
   * Says how the choice ends, and what each offer leaves.
   *
   * @return the explanation
   */
  @Override
  public Explanation explanation() {
    SortedSet<String> contenders = contenders();
    List<Explanation> reasons = new ArrayList<>();
    offers.forEach((name, offer) -> reasons.add(Explanation.of(
            contenders.contains(name) ? CustomerValueCode.CONTENDER : CustomerValueCode.BEATEN)
        .with("offer", name)
        .with("delivered", offer.toString())
        .with("unit", unit)));
    return Explanation.of(CustomerValueCode.CHOICE)
        .with("verdict", verdict())
        .with("contenders", String.join(", ", contenders))
        .because(reasons);
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof OfferChoice other
        && unit.equals(other.unit)
        && offers.equals(other.offers);
  }

  @Override
  public int hashCode() {
    return 31 * unit.hashCode() + offers.hashCode();
  }

  /**
   * Returns the verdict and what each offer leaves.
   *
   * @return such as {@code "UNDECIDED {ours=23, theirs=18 to 28} EUR"}
   */
  @Override
  public String toString() {
    return verdict() + " " + offers + " " + unit;
  }
}
