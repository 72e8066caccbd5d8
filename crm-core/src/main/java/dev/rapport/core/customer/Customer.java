package dev.rapport.core.customer;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkState;
import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import com.google.common.collect.Sets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * What a firm keeps about a customer apart from what happened: pseudonymous identity, kind, roles, segments, channels, since
 * when, and how good the record is.
 *
 * <p>Example: customer {@code c-1815}, a person, customer and user, in segment {@code early-birds}, reached by e-mail, since
 * 2026-01-05. It holds no name, address or birthday, and nothing that can be derived from events, such as whether the
 * customer is active. All sets are in a fixed order, so equal customers print and iterate alike. Immutable and thread-safe.
 */
public final class Customer {
  private final CustomerId id;
  private final CustomerKind kind;
  private final Set<CustomerRole> roles;
  private final SortedSet<SegmentId> segments;
  private final SortedSet<Channel> channels;
  private final DataSource source;
  private final Set<RelationshipVariable> known;
  private final @Nullable Instant since;
  private final @Nullable Instant verifiedAt;

  private Customer(Builder builder, CustomerId id) {
    this.id = id;
    this.kind = builder.kind == null ? CustomerKind.PERSON : builder.kind;
    this.roles = builder.roles == null ? Set.of() : builder.roles;
    this.segments = builder.segments == null ? ImmutableSortedSet.of() : builder.segments;
    this.channels = builder.channels == null ? ImmutableSortedSet.of() : builder.channels;
    this.source = builder.source == null ? DataSource.OWN : builder.source;
    this.known = builder.known == null ? Set.of() : builder.known;
    this.since = builder.since;
    this.verifiedAt = builder.verifiedAt;
  }

  /**
   * Starts a customer.
   *
   * @param id the pseudonymous identity
   * @return a builder with this id, of kind {@link CustomerKind#PERSON}, source {@link DataSource#OWN}, all else empty
   */
  public static Builder builder(CustomerId id) {
    return new Builder(requireNonNull(id, "id"));
  }

  /**
   * Returns the identity.
   *
   * @return the pseudonymous id
   */
  public CustomerId id() {
    return id;
  }

  /**
   * Returns what the customer is as a party.
   *
   * @return person, household or organisation
   */
  public CustomerKind kind() {
    return kind;
  }

  /**
   * Returns the parts that the customer plays.
   *
   * @return an unmodifiable set in the order of the enum, empty if they are not known
   */
  public Set<CustomerRole> roles() {
    return roles;
  }

  /**
   * Returns the segments that the customer was put in.
   *
   * @return an unmodifiable sorted set
   */
  public SortedSet<SegmentId> segments() {
    return segments;
  }

  /**
   * Returns the channels by which the customer can be reached. To be reachable is not to have consented.
   *
   * @return an unmodifiable sorted set
   */
  public SortedSet<Channel> channels() {
    return channels;
  }

  /**
   * Returns where the data comes from.
   *
   * @return own or external
   */
  public DataSource source() {
    return source;
  }

  /**
   * Returns the relationship variables that the firm knows about this customer.
   *
   * @return an unmodifiable set in the order of the enum; the record is complete when it holds all of them
   */
  public Set<RelationshipVariable> known() {
    return known;
  }

  /**
   * Returns the relationship variables that a firm still has to find out about this customer, by one method: the agenda of
   * relationship research (关系调查).
   *
   * @param method what is observed, or what has to be asked
   * @return an unmodifiable set in the order of the enum; empty if nothing is missing
   */
  public Set<RelationshipVariable> unknown(RelationshipVariable.Method method) {
    requireNonNull(method, "method");
    return Sets.immutableEnumSet(Arrays.stream(RelationshipVariable.values())
        .filter(variable -> variable.method() == method && !known.contains(variable))
        .toList());
  }

  /**
   * Tells whether the customer is known to play a part that can judge a subject, and so is worth asking about it.
   *
   * @param subject what the question is about
   * @return false also if the customer's parts are not known
   */
  public boolean canTellOf(CustomerRole.Subject subject) {
    return !Collections.disjoint(CustomerRole.toAskAbout(subject), roles);
  }

  /**
   * Returns when the customer became one, where the application says so independently of events.
   *
   * @return the instant, or empty if it is not known
   */
  public Optional<Instant> since() {
    return Optional.ofNullable(since);
  }

  /**
   * Returns when the data was last verified; data grows stale from then on.
   *
   * @return the instant, or empty if it never was
   */
  public Optional<Instant> verifiedAt() {
    return Optional.ofNullable(verifiedAt);
  }

  /**
   * Returns the same customer under another identity, as needed when a person is to be forgotten.
   *
   * @param newId the new identity
   * @return a customer that differs in the id only
   */
  public Customer withId(CustomerId newId) {
    return new Customer(toBuilder(), requireNonNull(newId, "newId"));
  }

  /**
   * Starts a customer from this one: every property may be set once more.
   *
   * @return a builder whose defaults are the properties of this customer
   */
  public Builder toBuilder() {
    Builder builder = new Builder(id);
    builder.kind = kind;
    builder.roles = roles;
    builder.segments = segments;
    builder.channels = channels;
    builder.source = source;
    builder.known = known;
    builder.since = since;
    builder.verifiedAt = verifiedAt;
    return builder;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Customer that
        && id.equals(that.id)
        && kind == that.kind
        && roles.equals(that.roles)
        && segments.equals(that.segments)
        && channels.equals(that.channels)
        && source == that.source
        && known.equals(that.known)
        && Objects.equals(since, that.since)
        && Objects.equals(verifiedAt, that.verifiedAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, kind, roles, segments, channels, source, known, since, verifiedAt);
  }

  /**
   * Returns the identity and the kind.
   *
   * @return text such as {@code "Customer c-1815 (PERSON)"}
   */
  @Override
  public String toString() {
    return "Customer " + id + " (" + kind + ")";
  }

  /** Collects the properties of a {@link Customer}; each may be set once. Not thread-safe. */
  public static final class Builder {
    private final CustomerId id;
    private final Set<String> given = new HashSet<>();
    private @Nullable CustomerKind kind;
    private @Nullable Set<CustomerRole> roles;
    private @Nullable SortedSet<SegmentId> segments;
    private @Nullable SortedSet<Channel> channels;
    private @Nullable DataSource source;
    private @Nullable Set<RelationshipVariable> known;
    private @Nullable Instant since;
    private @Nullable Instant verifiedAt;

    private Builder(CustomerId id) {
      this.id = id;
    }

    /**
     * Sets what the customer is as a party; a person unless set.
     *
     * @param kind person, household or organisation
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public Builder kind(CustomerKind kind) {
      once("kind");
      this.kind = requireNonNull(kind, "kind");
      return this;
    }

    /**
     * Sets the parts that the customer plays; none unless set.
     *
     * @param roles the roles; repetitions count once
     * @return this builder
     * @throws IllegalStateException if they were set before
     */
    public Builder roles(CustomerRole... roles) {
      once("roles");
      this.roles = Sets.immutableEnumSet(Arrays.asList(requireNonNull(roles, "roles")));
      return this;
    }

    /**
     * Sets the segments; none unless set.
     *
     * @param segments the segments; repetitions count once
     * @return this builder
     * @throws IllegalStateException if they were set before
     */
    public Builder segments(SegmentId... segments) {
      return segments(List.of(requireNonNull(segments, "segments")));
    }

    /**
     * Sets the segments; none unless set.
     *
     * @param segments the segments; repetitions count once
     * @return this builder
     * @throws IllegalStateException if they were set before
     */
    public Builder segments(Collection<SegmentId> segments) {
      once("segments");
      this.segments = ImmutableSortedSet.copyOf(requireNonNull(segments, "segments"));
      return this;
    }

    /**
     * Sets the channels by which the customer can be reached; none unless set.
     *
     * @param channels the channels; repetitions count once
     * @return this builder
     * @throws IllegalArgumentException if one is {@link Channel#UNSPECIFIED}
     * @throws IllegalStateException if they were set before
     */
    public Builder channels(Channel... channels) {
      once("channels");
      ImmutableSet<Channel> distinct = ImmutableSet.copyOf(requireNonNull(channels, "channels"));
      checkArgument(
          !distinct.contains(Channel.UNSPECIFIED),
          "channels must be known ways to reach the customer, had \"%s\"",
          Channel.UNSPECIFIED);
      this.channels = ImmutableSortedSet.copyOf(distinct);
      return this;
    }

    /**
     * Sets where the data comes from; the firm's own dealings unless set.
     *
     * @param source own or external
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public Builder source(DataSource source) {
      once("source");
      this.source = requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets the relationship variables that the firm knows; none unless set.
     *
     * @param known the variables; repetitions count once
     * @return this builder
     * @throws IllegalStateException if they were set before
     */
    public Builder known(RelationshipVariable... known) {
      once("known");
      this.known = Sets.immutableEnumSet(Arrays.asList(requireNonNull(known, "known")));
      return this;
    }

    /**
     * Sets when the customer became one; not known unless set.
     *
     * @param since the instant
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public Builder since(Instant since) {
      once("since");
      this.since = requireNonNull(since, "since");
      return this;
    }

    /**
     * Sets when the data was last verified; never unless set.
     *
     * @param verifiedAt the instant
     * @return this builder
     * @throws IllegalStateException if it was set before
     */
    public Builder verifiedAt(Instant verifiedAt) {
      once("verifiedAt");
      this.verifiedAt = requireNonNull(verifiedAt, "verifiedAt");
      return this;
    }

    /**
     * Builds the customer.
     *
     * @return the customer
     */
    public Customer build() {
      return new Customer(this, id);
    }

    private void once(String property) {
      checkState(given.add(property), "%s must be set once, was set again", property);
    }
  }
}
