package dev.rapport.core.market;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.common.graph.ImmutableValueGraph;
import com.google.common.graph.MutableValueGraph;
import com.google.common.graph.Traverser;
import com.google.common.graph.ValueGraphBuilder;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The parties on whose goodwill a firm depends, and the ties between them and to the firm (关系网络): a graph without direction.
 *
 * <pre>{@code
 * StakeholderNetwork network = StakeholderNetwork.builder(firm)
 *     .party(Party.of("agent", DISTRIBUTOR)).party(Party.of("shop", END_USER))
 *     .tie(firm, agent, Tie.of(OCCUPATION, 0.8)).tie(agent, shop, Tie.of(LOCALITY, 0.5))
 *     .build();
 * network.lostWithout(agent);          // [shop]: reached through the agent alone
 * network.strongestPath(shop);         // firm - agent - shop, 0.4
 * }</pre>
 *
 * <p>The firm is a point of the graph and no party. A party that nothing ties is allowed; it cannot be reached. Between two points
 * there is at most one tie. Equal networks have equal parties and ties, in whatever order they were added. Immutable and
 * thread-safe. It answers for the present only: a history of ties is the application's.
 */
public final class StakeholderNetwork {
  private final PartyId firm;
  private final SortedMap<PartyId, Party> parties;
  private final ImmutableValueGraph<PartyId, Tie> graph;

  private StakeholderNetwork(
      PartyId firm, SortedMap<PartyId, Party> parties, ImmutableValueGraph<PartyId, Tie> graph) {
    this.firm = firm;
    this.parties = parties;
    this.graph = graph;
  }

  /**
   * Returns a builder of a network.
   *
   * @param firm the id of the firm itself
   * @return a builder without parties
   */
  public static Builder builder(PartyId firm) {
    return new Builder(requireNonNull(firm, "firm"));
  }

  /**
   * Returns the firm.
   *
   * @return its id, which is no party's
   */
  public PartyId firm() {
    return firm;
  }

  /**
   * Returns the parties.
   *
   * @return each party by its id; unmodifiable
   */
  public SortedMap<PartyId, Party> parties() {
    return parties;
  }

  /**
   * Returns the parties of a market.
   *
   * @param model how markets are counted
   * @param market a market of the model
   * @return the parties that stand there, by the place of their markets in the model; unmodifiable
   * @throws IllegalArgumentException if the model has no such market
   */
  public SortedSet<PartyId> in(MarketModel model, Market market) {
    requireNonNull(market, "market");
    checkArgument(
        requireNonNull(model, "model").markets().contains(market),
        "market must be one of the model %s, was %s",
        model,
        market);
    NavigableSet<PartyId> found = new TreeSet<>();
    parties.forEach((id, party) -> {
      if (party.markets().stream().anyMatch(m -> model.placeOf(m) == market)) {
        found.add(id);
      }
    });
    return Collections.unmodifiableNavigableSet(found);
  }

  /**
   * Returns the tie between two points.
   *
   * @param one the firm or a party
   * @param other another
   * @return the tie, the same from both sides; empty if there is none
   * @throws IllegalArgumentException if one of them is not in the network
   */
  public Optional<Tie> tie(PartyId one, PartyId other) {
    return graph.edgeValue(known(one, "one"), known(other, "other"));
  }

  /**
   * Returns the ties of a point.
   *
   * @param id the firm or a party
   * @return the ties by the point at the other end; unmodifiable
   * @throws IllegalArgumentException if it is not in the network
   */
  public SortedMap<PartyId, Tie> ties(PartyId id) {
    SortedMap<PartyId, Tie> ties = new TreeMap<>();
    for (PartyId other : graph.adjacentNodes(known(id, "id"))) {
      ties.put(other, graph.edgeValue(id, other).orElseThrow());
    }
    return Collections.unmodifiableSortedMap(ties);
  }

  /**
   * Returns the parties that the firm can reach through ties.
   *
   * @return the parties, the firm itself not among them; unmodifiable
   */
  public SortedSet<PartyId> reachable() {
    return reachable(Double.MIN_VALUE);
  }

  /**
   * Returns the parties that the firm can reach through ties that are strong enough.
   *
   * @param minStrength weaker ties are left out; above 0, at most 1
   * @return the parties, the firm itself not among them; unmodifiable
   * @throws IllegalArgumentException if the strength is out of its range
   */
  public SortedSet<PartyId> reachable(double minStrength) {
    checkArgument(
        minStrength > 0 && minStrength <= 1,
        "minStrength must be above 0 and at most 1, was %s",
        minStrength);
    return reach(minStrength, null);
  }

  /**
   * Returns the parties that the firm would lose with a given one, because it reaches them through that one alone.
   *
   * @param party the party that might go
   * @return the parties that can be reached now and could not be then, the given one not among them; unmodifiable
   * @throws IllegalArgumentException if it is no party of the network
   */
  public SortedSet<PartyId> lostWithout(PartyId party) {
    checkParty(party);
    NavigableSet<PartyId> lost = new TreeSet<>(reachable());
    lost.remove(party);
    lost.removeAll(reach(Double.MIN_VALUE, party));
    return Collections.unmodifiableNavigableSet(lost);
  }

  /**
   * Returns the brokers: parties that stand between the firm and others.
   *
   * <p>Cost: one walk over the network for each party that is reached.
   *
   * @return for each broker, the parties that the firm reaches through it alone; unmodifiable
   */
  public SortedMap<PartyId, SortedSet<PartyId>> brokers() {
    SortedMap<PartyId, SortedSet<PartyId>> brokers = new TreeMap<>();
    for (PartyId party : reachable()) {
      SortedSet<PartyId> lost = lostWithout(party);
      if (!lost.isEmpty()) {
        brokers.put(party, lost);
      }
    }
    return Collections.unmodifiableSortedMap(brokers);
  }

  /**
   * Returns how few ties lie between the firm and a party.
   *
   * @param party a party
   * @return 1 if it is tied to the firm itself, and so on; empty if it cannot be reached
   * @throws IllegalArgumentException if it is no party of the network
   */
  public OptionalInt distance(PartyId party) {
    checkParty(party);
    Map<PartyId, Integer> steps = new HashMap<>(Map.of(firm, 0));
    for (PartyId point : Traverser.forGraph(graph).breadthFirst(firm)) {
      int next = steps.getOrDefault(point, 0) + 1;
      graph.adjacentNodes(point).forEach(neighbour -> steps.putIfAbsent(neighbour, next));
    }
    @Nullable Integer found = steps.get(party);
    return found == null ? OptionalInt.empty() : OptionalInt.of(found);
  }

  /**
   * Returns the best way to a party: the path whose ties, multiplied, are strongest.
   *
   * <p>Of paths of equal strength the one of fewer ties is taken, then the one whose ids come first. Method: Dijkstra (1959).
   *
   * @param party a party
   * @return the path; empty if the party cannot be reached
   * @throws IllegalArgumentException if it is no party of the network
   */
  public Optional<TiePath> strongestPath(PartyId party) {
    checkParty(party);
    return Paths.strongest(graph, firm, party);
  }

  /**
   * Returns how often each point lies between others: the number of pairs of other points whose shortest paths lead through it,
   * where a pair with several shortest paths counts by the share of them (Freeman 1977; computed as by Brandes 2001).
   *
   * @return for the firm and each party, 0 or more; a point of a star of n others has n (n - 1) / 2; unmodifiable
   */
  public SortedMap<PartyId, Double> betweenness() {
    return Paths.betweenness(graph);
  }

  private SortedSet<PartyId> reach(double minStrength, @Nullable PartyId without) {
    Traverser<PartyId> walk = Traverser.forGraph(point -> graph.adjacentNodes(point).stream()
        .filter(next -> !next.equals(without))
        .filter(next -> graph.edgeValue(point, next).orElseThrow().strength() >= minStrength)
        .toList());
    NavigableSet<PartyId> reached = new TreeSet<>();
    walk.breadthFirst(firm).forEach(reached::add);
    reached.remove(firm);
    return Collections.unmodifiableNavigableSet(reached);
  }

  private PartyId known(PartyId id, String name) {
    checkArgument(
        graph.nodes().contains(requireNonNull(id, name)),
        "%s must be in the network, was %s",
        name,
        id);
    return id;
  }

  private void checkParty(PartyId party) {
    checkArgument(
        parties.containsKey(requireNonNull(party, "party")),
        "party must be a party of the network, was %s",
        party);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StakeholderNetwork that
        && firm.equals(that.firm)
        && parties.equals(that.parties)
        && graph.equals(that.graph);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * firm.hashCode() + parties.hashCode()) + graph.hashCode();
  }

  @Override
  public String toString() {
    return firm + " with " + parties.size() + " parties and " + graph.edges().size() + " ties";
  }

  /** Builds a network. Not thread-safe. */
  public static final class Builder {
    private final PartyId firm;
    private final SortedMap<PartyId, Party> parties = new TreeMap<>();
    private final MutableValueGraph<PartyId, Tie> graph =
        ValueGraphBuilder.undirected().build();

    private Builder(PartyId firm) {
      this.firm = firm;
      graph.addNode(firm);
    }

    /**
     * Adds a party.
     *
     * @param party the party
     * @return this
     * @throws IllegalArgumentException if its id is the firm's or another party's
     */
    public Builder party(Party party) {
      PartyId id = requireNonNull(party, "party").id();
      checkArgument(!id.equals(firm), "party must not be the firm %s itself", firm);
      checkArgument(!parties.containsKey(id), "party must be added once, was added twice: %s", id);
      parties.put(id, party);
      graph.addNode(id);
      return this;
    }

    /**
     * Adds a tie.
     *
     * @param one the firm or a party that was added
     * @param other another
     * @param tie the tie between them
     * @return this
     * @throws IllegalArgumentException if one of them was not added, both are the same, or they are tied already
     */
    public Builder tie(PartyId one, PartyId other, Tie tie) {
      requireNonNull(tie, "tie");
      checkAdded(one, "one");
      checkAdded(other, "other");
      checkArgument(!one.equals(other), "a tie must join two points, was %s twice", one);
      checkArgument(
          !graph.hasEdgeConnecting(one, other), "%s and %s must be tied once", one, other);
      graph.putEdgeValue(one, other, tie);
      return this;
    }

    private void checkAdded(PartyId id, String name) {
      checkArgument(
          graph.nodes().contains(requireNonNull(id, name)),
          "%s must be the firm or a party that was added, was %s",
          name,
          id);
    }

    /**
     * Returns the network.
     *
     * @return the network of what was added so far
     */
    public StakeholderNetwork build() {
      return new StakeholderNetwork(
          firm,
          Collections.unmodifiableSortedMap(new TreeMap<>(parties)),
          ImmutableValueGraph.copyOf(graph));
    }
  }
}
