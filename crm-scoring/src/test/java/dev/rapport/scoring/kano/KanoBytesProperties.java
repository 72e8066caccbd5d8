package dev.rapport.scoring.kano;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.scoring.kano.PenaltyRewardTally.Rating;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** A tally that travels as bytes is the same tally, and bytes that are no tally are refused. */
class KanoBytesProperties {
  private static <T> void assertTravels(
      T tally, Function<T, byte[]> write, Function<byte[], T> read) {
    byte[] form = write.apply(tally);
    assertEquals(tally, read.apply(form));
    assertArrayEquals(form, write.apply(read.apply(form)));
    for (int length = 0; length < form.length; length++) {
      byte[] cut = Arrays.copyOf(form, length);
      assertThrows(IllegalArgumentException.class, () -> read.apply(cut));
    }
    byte[] longer = Arrays.copyOf(form, form.length + 1);
    assertThrows(IllegalArgumentException.class, () -> read.apply(longer));
    byte[] other = form.clone();
    other[0]++;
    assertThrows(IllegalArgumentException.class, () -> read.apply(other));
  }

  @Property
  void kanoTalliesTravel(
      @ForAll
          Map<@IntRange(min = 1, max = 25) Integer, @LongRange(min = 0, max = 1L << 56) Long>
              people) {
    KanoTally tally = KanoTally.empty();
    for (Map.Entry<Integer, Long> entry : people.entrySet()) {
      int cell = entry.getKey() - 1;
      tally = tally.with(
          KanoAnswer.ofNumber(1 + cell / 5), KanoAnswer.ofNumber(1 + cell % 5), entry.getValue());
      tally = tally.addMissing();
    }
    assertEquals(people.size(), KanoTally.fromBytes(tally.toBytes()).missing());
    assertTravels(tally, KanoTally::toBytes, KanoTally::fromBytes);
  }

  @Property
  void countsTravel(@ForAll @Size(6) List<@LongRange(min = 0, max = 1L << 60) Long> people) {
    KanoCounts counts = new KanoCounts(
        people.get(0), people.get(1), people.get(2), people.get(3), people.get(4), people.get(5));
    assertTravels(counts, KanoCounts::toBytes, KanoCounts::fromBytes);
  }

  @Property
  void mentionTalliesTravel(
      @ForAll @Size(max = 6)
          Map<@NotBlank @StringLength(max = 8) String, @LongRange(min = 0) Long> complaints) {
    MentionTally tally = MentionTally.empty().with("停车", 90, 3);
    for (Map.Entry<String, Long> entry : complaints.entrySet()) {
      // Half of a surrogate pair is no text and has no form in UTF-8.
      String attribute = entry.getKey().replaceAll("\\p{Cs}", "?");
      if (!tally.mentions().containsKey(attribute) && !attribute.isBlank()) {
        tally = tally.with(attribute, entry.getValue(), 7);
      }
    }
    assertTravels(tally, MentionTally::toBytes, MentionTally::fromBytes);
  }

  @Property
  void penaltyRewardTalliesTravel(@ForAll @Size(max = 20) List<@IntRange(max = 9) Integer> guests) {
    PenaltyRewardTally tally = PenaltyRewardTally.of(List.of("room", "food")).addMissing();
    Rating[] ratings = Rating.values();
    for (int guest : guests) {
      tally = tally.with(guest * 100, List.of(ratings[guest % 3], ratings[guest / 3 % 3]));
    }
    assertTravels(tally, PenaltyRewardTally::toBytes, PenaltyRewardTally::fromBytes);
  }

  @Example
  void whatDoesNotFitTogetherIsRefused() {
    byte[] guest =
        PenaltyRewardTally.of(List.of("a")).with(7, List.of(Rating.LOW)).toBytes();
    assertArrayEquals(
        // version, one attribute of one letter; 1 with 1, low, high and 7; low with these; high; 7
        // with 7; nobody missing
        new byte[] {2, 1, 1, 'a', 1, 1, 0, 7, 1, 0, 7, 0, 0, 49, 0}, guest);
    for (int place : new int[] {5, 6, 9, 11, 12}) {
      byte[] other = guest.clone();
      other[place]++;
      other[place]++;
      assertThrows(
          IllegalArgumentException.class, () -> PenaltyRewardTally.fromBytes(other), "" + place);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> MentionTally.fromBytes(new byte[] {1, 2, 1, 'b', 0, 0, 1, 'a', 0, 0}));
    byte[] tooMany = new KanoCounts(Long.MAX_VALUE, 0, 0, 0, 0, 0).toBytes();
    tooMany[tooMany.length - 1] = 1;
    assertThrows(IllegalArgumentException.class, () -> KanoCounts.fromBytes(tooMany));
  }
}
