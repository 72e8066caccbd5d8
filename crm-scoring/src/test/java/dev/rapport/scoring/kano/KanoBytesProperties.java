package dev.rapport.scoring.kano;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.scoring.kano.PenaltyRewardTally.Rating;
import dev.rapport.scoring.samples.ByteForms;
import java.util.List;
import java.util.Map;
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
    ByteForms.assertTravels(tally, KanoTally::toBytes, KanoTally::fromBytes);
  }

  @Property
  void countsTravel(@ForAll @Size(6) List<@LongRange(min = 0, max = 1L << 60) Long> people) {
    KanoCounts counts = new KanoCounts(
        people.get(0), people.get(1), people.get(2), people.get(3), people.get(4), people.get(5));
    ByteForms.assertTravels(counts, KanoCounts::toBytes, KanoCounts::fromBytes);
  }

  @Property(tries = 200)
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
    ByteForms.assertTravels(tally, MentionTally::toBytes, MentionTally::fromBytes);
  }

  @Property
  void penaltyRewardTalliesTravel(@ForAll @Size(max = 20) List<@IntRange(max = 9) Integer> guests) {
    PenaltyRewardTally tally = PenaltyRewardTally.of(List.of("room", "food")).addMissing();
    Rating[] ratings = Rating.values();
    for (int guest : guests) {
      tally = tally.with(guest * 100, List.of(ratings[guest % 3], ratings[guest / 3 % 3]));
    }
    ByteForms.assertTravels(tally, PenaltyRewardTally::toBytes, PenaltyRewardTally::fromBytes);
  }

  @Example
  void whatDoesNotFitTogetherIsRefused() {
    byte[] guest =
        PenaltyRewardTally.of(List.of("a")).with(7, List.of(Rating.LOW)).toBytes();
    assertArrayEquals(
        // one attribute of one letter; 1 with 1, low, high and 7; low with these; high; 7 with 7;
        // nobody missing
        ByteForms.like(guest, 1, 1, 'a', 1, 1, 0, 7, 1, 0, 7, 0, 0, 49, 0), guest);
    for (int place : new int[] {7, 8, 11, 13, 14}) {
      byte[] other = guest.clone();
      other[place]++;
      other[place]++;
      assertThrows(
          IllegalArgumentException.class, () -> PenaltyRewardTally.fromBytes(other), "" + place);
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> MentionTally.fromBytes(
            ByteForms.like(MentionTally.empty().toBytes(), 2, 1, 'b', 0, 0, 1, 'a', 0, 0)));
    byte[] tooMany = new KanoCounts(Long.MAX_VALUE, 0, 0, 0, 0, 0).toBytes();
    tooMany[tooMany.length - 1] = 1;
    assertThrows(IllegalArgumentException.class, () -> KanoCounts.fromBytes(tooMany));
  }
}
