package dev.rapport.scoring.kano;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.scoring.kano.PenaltyRewardTally.Contrast;
import dev.rapport.scoring.kano.PenaltyRewardTally.Rating;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class FactorProperties {
  record Mention(String attribute, long complaints, long compliments) {}

  record Person(int overall, List<Rating> ratings) {}

  @Provide
  Arbitrary<List<Mention>> mentions() {
    Arbitrary<Long> count = Arbitraries.longs().between(0, 5);
    return Combinators.combine(Arbitraries.of("a", "b", "c", "d", "e"), count, count)
        .as(Mention::new)
        .list()
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<Person>> people() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 10),
            Arbitraries.of(Rating.values()).list().ofSize(2))
        .as(Person::new)
        .list()
        .ofMaxSize(30);
  }

  private static MentionTally mentionTally(List<Mention> mentions) {
    MentionTally tally = MentionTally.empty();
    for (Mention one : mentions) {
      tally = tally.with(one.attribute(), one.complaints(), one.compliments());
    }
    return tally;
  }

  private static PenaltyRewardTally tally(List<Person> people) {
    PenaltyRewardTally tally = PenaltyRewardTally.of(List.of("room", "food"));
    for (Person person : people) {
      tally = tally.with(person.overall(), person.ratings());
    }
    return tally;
  }

  private static <T> List<T> join(List<T> left, List<T> right) {
    List<T> all = new ArrayList<>(left);
    all.addAll(right);
    return all;
  }

  @Property
  void mergedTalliesAreTheTallyOfAll(
      @ForAll("mentions") List<Mention> some,
      @ForAll("mentions") List<Mention> others,
      @ForAll("people") List<Person> left,
      @ForAll("people") List<Person> right) {
    MentionTally mentions = mentionTally(some).plus(mentionTally(others));
    assertEquals(mentionTally(join(some, others)), mentions);
    assertEquals(mentions, mentionTally(others).plus(mentionTally(some)));
    PenaltyRewardTally people = tally(left).plus(tally(right));
    assertEquals(tally(join(left, right)), people);
    assertEquals(people, tally(right).plus(tally(left)));
    assertEquals(people.contrasts(0.9), tally(join(left, right)).contrasts(0.9));
  }

  @Property
  void everyAttributeHasARoleAndTheScaleOfTheCountsDoesNotMatter(
      @ForAll("mentions") List<Mention> mentions, @ForAll @IntRange(min = 1, max = 9) int factor) {
    MentionTally tally = mentionTally(mentions);
    assertEquals(tally.mentions().keySet(), tally.roles().keySet());
    MentionTally scaled = MentionTally.empty();
    for (Map.Entry<String, MentionTally.Mentions> one : tally.mentions().entrySet()) {
      scaled = scaled.with(
          one.getKey(),
          factor * one.getValue().complaints(),
          factor * one.getValue().compliments());
    }
    assertEquals(tally.roles(), scaled.roles());
  }

  @Property
  void addingAConstantToEveryOverallRatingMovesNoContrast(@ForAll("people") List<Person> people) {
    List<Person> happier = new ArrayList<>();
    for (Person person : people) {
      happier.add(new Person(person.overall() + 5, person.ratings()));
    }
    Map<String, Contrast> before = tally(people).contrasts(0.9);
    Map<String, Contrast> after = tally(happier).contrasts(0.9);
    before.forEach((attribute, contrast) -> {
      Contrast other = requireNonNull(after.get(attribute));
      assertEquals(contrast.penalty().isKnown(), other.penalty().isKnown());
      contrast
          .penalty()
          .optionalValue()
          .ifPresent(value -> assertEquals(value, other.penalty().value(), 1e-9));
      contrast
          .reward()
          .optionalValue()
          .ifPresent(value -> assertEquals(value, other.reward().value(), 1e-9));
    });
  }
}
