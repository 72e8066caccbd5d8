package dev.rapport.scoring.customerbase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.scoring.samples.ByteForms;
import java.util.Arrays;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

class EmpiricalDistributionProperties {
  /** Few distinct values, so that ties are the rule, beside any values at all. */
  @Provide
  Arbitrary<long[]> columns() {
    return Arbitraries.oneOf(Arbitraries.longs().between(-3, 3), Arbitraries.longs())
        .array(long[].class)
        .ofMaxSize(30);
  }

  @Property
  void shardsMergeToTheWhole(
      @ForAll("columns") long[] column, @ForAll("columns") long[] shardKeys) {
    EmpiricalDistribution[] shards = new EmpiricalDistribution[3];
    Arrays.fill(shards, EmpiricalDistribution.empty());
    for (int i = 0; i < column.length; i++) {
      int shard =
          shardKeys.length == 0 ? 0 : (int) Math.floorMod(shardKeys[i % shardKeys.length], 3L);
      shards[shard] = shards[shard].merge(EmpiricalDistribution.of(column[i]));
    }
    EmpiricalDistribution whole = EmpiricalDistribution.of(column);
    assertEquals(whole, shards[0].merge(shards[1]).merge(shards[2]));
    assertEquals(whole, shards[2].merge(shards[0].merge(shards[1])));
    assertArrayEquals(
        whole.toBytes(), shards[1].merge(shards[2]).merge(shards[0]).toBytes());
  }

  @Property
  void theEmptyDistributionChangesNothing(@ForAll("columns") long[] column) {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(column);
    assertEquals(distribution, distribution.merge(EmpiricalDistribution.empty()));
    assertEquals(distribution, EmpiricalDistribution.empty().merge(distribution));
  }

  @Property
  void readsWhatItWrites(@ForAll("columns") long[] column) {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(column);
    ByteForms.assertTravels(
        distribution, EmpiricalDistribution::toBytes, EmpiricalDistribution::fromBytes);
  }

  @Property
  void countsAsASortedColumnDoes(@ForAll("columns") long[] column, @ForAll long limit) {
    EmpiricalDistribution distribution = EmpiricalDistribution.of(column);
    assertEquals(
        LongStream.of(column).filter(value -> value <= limit).count(),
        distribution.countUpTo(limit));
    long[] spread = new long[column.length];
    int next = 0;
    for (int i = 0; i < distribution.distinctValues(); i++) {
      Arrays.fill(spread, next, next += (int) distribution.countAt(i), distribution.valueAt(i));
    }
    assertArrayEquals(LongStream.of(column).sorted().toArray(), spread);
  }

  @Property
  void quantilesAreThoseOfTheSortedColumn(
      @ForAll("columns") @NotEmpty long[] column,
      @ForAll @IntRange(min = 1, max = 100) int part,
      @ForAll @IntRange(min = 0, max = 100) int more) {
    int parts = part + more;
    long[] sorted = LongStream.of(column).sorted().toArray();
    int rank = (column.length * part + parts - 1) / parts;
    assertEquals(sorted[rank - 1], EmpiricalDistribution.of(column).lowerQuantile(part, parts));
  }
}
