package dev.rapport.core.lifecycle;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.rapport.core.explain.Explained;
import dev.rapport.core.explain.Explanation;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What management attends to in each phase of a relationship: the table of priorities (管理重点) of the five-stage life cycle.
 *
 * <p>Example: in the phase of reserve, a rich choice of brands, the quality of products and services, and benefits beyond the
 * goods, in this order. The textbooks fill in the first three phases; for wavering and consolidated customers their table is
 * empty, and {@link #standard()} suggests entries of ours, marked as such. {@link #with} puts in a firm's own. Immutable and
 * thread-safe.
 */
public final class PhasePriorities {
  private static final PhasePriorities STANDARD = new PhasePriorities(Maps.immutableEnumMap(Map.of(
      RelationshipPhase.ACQUAINTANCE,
      ImmutableList.of(
          Priority.BRAND_VARIETY,
          Priority.QUALITY,
          Priority.SHARED_VALUES,
          Priority.BENEFITS_BEYOND_GOODS),
      RelationshipPhase.RESERVE,
      ImmutableList.of(Priority.BRAND_VARIETY, Priority.QUALITY, Priority.BENEFITS_BEYOND_GOODS),
      RelationshipPhase.STEADY,
      ImmutableList.of(Priority.BRAND_VARIETY, Priority.INDIRECT_CONTACT),
      RelationshipPhase.WAVERING,
      ImmutableList.of(
          Priority.ALTERNATIVES_WATCHED, Priority.RECOVERY, Priority.DIFFERENTIATED_VALUE),
      RelationshipPhase.CONSOLIDATED,
      ImmutableList.of(Priority.CUSTOMISATION, Priority.PARTNERSHIP, Priority.DIRECT_DIALOGUE))));

  private final ImmutableMap<RelationshipPhase, ImmutableList<Priority>> table;

  private PhasePriorities(ImmutableMap<RelationshipPhase, ImmutableList<Priority>> table) {
    this.table = table;
  }

  /**
   * Returns the table of the textbooks, completed for the two phases that they leave empty.
   *
   * @return the standard table
   */
  public static PhasePriorities standard() {
    return STANDARD;
  }

  /**
   * Replaces the priorities of a phase.
   *
   * @param phase the phase
   * @param priorities what to attend to, the most important first, each once; at least one
   * @return a table that differs in this phase only
   * @throws IllegalArgumentException if there is none, or one stands twice
   */
  public PhasePriorities with(RelationshipPhase phase, List<Priority> priorities) {
    ImmutableList<Priority> copy = ImmutableList.copyOf(priorities);
    checkArgument(
        !copy.isEmpty() && new HashSet<>(copy).size() == copy.size(),
        "priorities must hold at least one and each once, were %s",
        copy);
    Map<RelationshipPhase, ImmutableList<Priority>> changed = new EnumMap<>(table);
    changed.put(requireNonNull(phase, "phase"), copy);
    return new PhasePriorities(Maps.immutableEnumMap(changed));
  }

  /**
   * Returns what to attend to in a phase.
   *
   * @param phase the phase
   * @return at least one priority, the most important first
   */
  public List<Priority> of(RelationshipPhase phase) {
    return requireNonNull(table.get(requireNonNull(phase, "phase")), "every phase has an entry");
  }

  /**
   * Returns what to attend to in a phase, with the source of each priority.
   *
   * @param phase the phase
   * @return what {@link #of} returns, explained
   */
  public Explained<List<Priority>> explain(RelationshipPhase phase) {
    List<Priority> priorities = of(phase);
    return new Explained<>(
        priorities,
        Explanation.of(LifecycleCode.PRIORITIES)
            .with("phase", phase)
            .because(priorities.stream()
                .map(priority -> Explanation.of(LifecycleCode.PRIORITY)
                    .with("priority", priority)
                    .with("source", priority.source))
                .toList()));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PhasePriorities that && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return table.hashCode();
  }

  /**
   * Returns the table.
   *
   * @return text such as {@code "{ACQUAINTANCE=[BRAND_VARIETY, QUALITY], ...}"}
   */
  @Override
  public String toString() {
    return table.toString();
  }

  /** Something for management to attend to. Closed. */
  public enum Priority {
    /** A rich choice of brands (商品品牌的丰富性). */
    BRAND_VARIETY(Source.TEXTBOOK),

    /** The quality of products and services (产品与服务质量). */
    QUALITY(Source.TEXTBOOK),

    /** That customer and firm see the value of goods, service and price alike (价值观认知的一致性). */
    SHARED_VALUES(Source.TEXTBOOK),

    /** Free services and other benefits beyond the goods (免费服务等非物质利益). */
    BENEFITS_BEYOND_GOODS(Source.TEXTBOOK),

    /** Occasions for indirect interaction and communication (间接的互动与沟通接触机会). */
    INDIRECT_CONTACT(Source.TEXTBOOK),

    /** Knowing the alternatives that the customer looks at, and what switching would cost. */
    ALTERNATIVES_WATCHED(Source.SUGGESTION),

    /** Putting right what went wrong. */
    RECOVERY(Source.SUGGESTION),

    /** Value that others do not offer. */
    DIFFERENTIATED_VALUE(Source.SUGGESTION),

    /** Fitting the offer to the single customer. */
    CUSTOMISATION(Source.SUGGESTION),

    /** Working together. */
    PARTNERSHIP(Source.SUGGESTION),

    /** Talking with each other directly. */
    DIRECT_DIALOGUE(Source.SUGGESTION);

    private final Source source;

    Priority(Source source) {
      this.source = source;
    }

    /**
     * Returns where the priority comes from.
     *
     * @return the textbooks, or this library
     */
    public Source source() {
      return source;
    }
  }

  /** Where a priority comes from. Closed. */
  public enum Source {
    /** The table of the Chinese textbooks. */
    TEXTBOOK,

    /** A suggestion of this library where the table is empty. */
    SUGGESTION
  }
}
