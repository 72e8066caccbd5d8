package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static com.google.common.base.Preconditions.checkPositionIndexes;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.UndefinedReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A weighted scorecard: candidates, be they products, suppliers, markets or customers, judged on several criteria.
 *
 * <pre>
 * score = Σ wⱼ xⱼ / Σ wⱼ
 * </pre>
 *
 * <p>With weights 4, 3, 2, 1 the ratings 8, 6, 7, 9 make 7.3 and 7, 8, 7, 6 make 7.2. This is the compensatory rule of the linear attitude
 * model: a good rating makes up for a bad one. Where it must not, {@link #meets} asks for a least rating on every criterion (conjunctive), and
 * {@link #rankLexicographically} lets the most important criterion decide and the next only among equals.
 *
 * <p>All criteria have one scale. A criterion on which less is better is reversed: on a scale of 0 to 10 a 3 counts as 7. Ratings that
 * are missing are never zero: {@link Missing} says what they are.
 *
 * <p>References: M. Fishbein (1963), An investigation of the relationships between beliefs about an object and the attitude toward that object,
 * Human Relations 16(3), 233–239; M. J. Rosenberg (1956), Cognitive structure and attitudinal affect, Journal of Abnormal and Social Psychology
 * 53(3), 367–372.
 *
 * @param name what the scorecard is called
 * @param least the lowest rating of the scale
 * @param most the highest rating of the scale
 * @param criteria the criteria, in their order
 * @param missing what a missing rating means
 */
public record Scorecard(
    String name, int least, int most, List<Criterion> criteria, Missing missing) {
  /** In bulk: a rating that is not there. */
  public static final int NO_RATING = Integer.MIN_VALUE;

  /** In bulk: the result of a candidate that has no score. */
  public static final double NO_SCORE = -1;

  private static final int MOST_SCALE = 1_000_000;

  /**
   * Checks the components.
   *
   * @param name not blank
   * @param least 0 or more
   * @param most above {@code least}, at most 1,000,000
   * @param criteria 1 or more with different ids
   * @param missing any
   * @throws IllegalArgumentException if a component breaks its rule
   */
  public Scorecard {
    requireNonNull(name, "name");
    criteria = List.copyOf(requireNonNull(criteria, "criteria"));
    requireNonNull(missing, "missing");
    checkArgument(!name.isBlank(), "name must not be blank");
    checkArgument(
        0 <= least && least < most && most <= MOST_SCALE,
        "the scale must run from 0 or more up to %s at most, was %s to %s",
        MOST_SCALE,
        least,
        most);
    checkArgument(!criteria.isEmpty(), "criteria must be one or more, was []");
    Set<String> ids = new HashSet<>();
    for (Criterion criterion : criteria) {
      checkArgument(
          ids.add(criterion.id()),
          "criteria must have different ids, \"%s\" stands twice",
          criterion.id());
    }
  }

  /** What a rating means that is missing. */
  public enum Missing {
    /** The candidate has no score: nothing is compared on different criteria. */
    EXCLUDES_CANDIDATE,

    /** The criterion is left out, and the weights of the others count for the whole. */
    LEAVES_CRITERION_OUT
  }

  /**
   * One criterion.
   *
   * @param id a short name, unique in the scorecard
   * @param section the heading that it stands under
   * @param question what is asked
   * @param weight how much it counts, 1 to 1,000,000
   * @param isReversed whether a low rating is good
   */
  public record Criterion(
      String id, String section, String question, int weight, boolean isReversed) {
    /**
     * Checks the components.
     *
     * @param id not blank
     * @param section any text
     * @param question not blank
     * @param weight 1 to 1,000,000
     * @param isReversed any
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Criterion {
      requireNonNull(id, "id");
      requireNonNull(section, "section");
      requireNonNull(question, "question");
      checkArgument(!id.isBlank(), "id must not be blank");
      checkArgument(!question.isBlank(), "question must not be blank");
      checkArgument(
          weight >= 1 && weight <= MOST_SCALE,
          "weight must be 1 to %s, was %s",
          MOST_SCALE,
          weight);
    }

    /**
     * Returns a criterion on which more is better.
     *
     * @param id a short name, which is its question too
     * @param weight how much it counts
     * @return the criterion, without a section
     */
    public static Criterion of(String id, int weight) {
      return new Criterion(id, "", id, weight, false);
    }
  }

  /**
   * How a candidate does.
   *
   * @param score the weighted mean of the ratings, on the scale; undefined where a missing rating forbids it
   * @param total the sum of the weighted ratings, reversed ones turned
   * @param sections the weighted mean of each section that has a rating, in the order of the criteria
   * @param missing the criteria without a rating, in their order
   */
  public record Result(
      Estimate score, long total, Map<String, Double> sections, List<String> missing) {
    /**
     * Copies the collections.
     *
     * @param score the score
     * @param total the sum
     * @param sections the scores of the sections
     * @param missing the ids of the criteria without a rating
     */
    public Result {
      requireNonNull(score, "score");
      sections =
          Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNull(sections, "sections")));
      missing = List.copyOf(requireNonNull(missing, "missing"));
    }
  }

  /**
   * A candidate's place.
   *
   * @param candidate its name
   * @param rank 1 for the best; equals share the better rank, and the next ranks are left out
   * @param score its weighted mean
   */
  public record Place(String candidate, int rank, double score) {
    /**
     * Checks the components.
     *
     * @param candidate any name
     * @param rank 1 or more
     * @param score finite
     * @throws IllegalArgumentException if a component breaks its rule
     */
    public Place {
      requireNonNull(candidate, "candidate");
      checkArgument(rank >= 1, "rank must be 1 or more, was %s", rank);
      checkArgument(Double.isFinite(score), "score must be finite, was %s", score);
    }
  }

  /**
   * Scores one candidate.
   *
   * @param ratings a rating for each criterion, by its id; those that are not there are missing
   * @return the score with its parts
   * @throws IllegalArgumentException if a rating is off the scale or there is no such criterion
   */
  public Result evaluate(Map<String, Integer> ratings) {
    checkRatings(requireNonNull(ratings, "ratings"));
    long total = 0;
    long weights = 0;
    Map<String, long[]> sections = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    for (Criterion criterion : criteria) {
      Integer rating = ratings.get(criterion.id());
      if (rating == null) {
        absent.add(criterion.id());
        continue;
      }
      long weighted = (long) criterion.weight() * turned(criterion, rating);
      total += weighted;
      weights += criterion.weight();
      long[] sums = sections.computeIfAbsent(criterion.section(), section -> new long[2]);
      sums[0] += weighted;
      sums[1] += criterion.weight();
    }
    Map<String, Double> means = new LinkedHashMap<>();
    sections.forEach((section, sums) -> means.put(section, (double) sums[0] / sums[1]));
    return new Result(score(total, weights, absent), total, means, absent);
  }

  private Estimate score(long total, long weights, List<String> absent) {
    int rated = criteria.size() - absent.size();
    if (rated == 0) {
      return Estimate.undefined(UndefinedReason.noData("ratings"), 0);
    }
    return absent.isEmpty() || missing == Missing.LEAVES_CRITERION_OUT
        ? Estimate.of((double) total / weights, rated)
        : Estimate.undefined(
            new UndefinedReason(
                UndefinedReason.Kind.MISSING_INPUT, "there is no rating for " + absent),
            rated);
  }

  /**
   * Expresses a score in percent of the scale: 0 for the lowest, 100 for the highest.
   *
   * @param score a score of this scorecard
   * @return 0 to 100
   * @throws IllegalArgumentException if the score is off the scale
   */
  public double percent(double score) {
    checkArgument(
        score >= least && score <= most, "score must be %s to %s, was %s", least, most, score);
    return 100 * (score - least) / (most - least);
  }

  /**
   * Scores candidates in bulk.
   *
   * @param ratings the ratings row by row: those of candidate i begin at i times the number of criteria, in their order; {@link #NO_RATING} is
   *     missing
   * @param scores receives a score for each candidate, or {@link #NO_SCORE}
   * @param startInclusive index of the first candidate, 0 or more
   * @param endExclusive index after the last candidate
   * @throws IndexOutOfBoundsException if the range leaves an array
   * @throws IllegalArgumentException if a rating is off the scale
   */
  public void scores(int[] ratings, double[] scores, int startInclusive, int endExclusive) {
    int width = criteria.size();
    checkPositionIndexes(
        startInclusive,
        endExclusive,
        Math.min(
            requireNonNull(ratings, "ratings").length / width,
            requireNonNull(scores, "scores").length));
    int[] weight = criteria.stream().mapToInt(Criterion::weight).toArray();
    boolean[] reversed = new boolean[width];
    for (int j = 0; j < width; j++) {
      reversed[j] = criteria.get(j).isReversed();
    }
    for (int i = startInclusive; i < endExclusive; i++) {
      long total = 0;
      long weights = 0;
      boolean isComplete = true;
      for (int j = 0; j < width; j++) {
        int rating = ratings[i * width + j];
        if (rating == NO_RATING) {
          isComplete = false;
        } else {
          checkRating(rating);
          total += (long) weight[j] * (reversed[j] ? least + most - rating : rating);
          weights += weight[j];
        }
      }
      boolean isScored = weights > 0 && (isComplete || missing == Missing.LEAVES_CRITERION_OUT);
      scores[i] = isScored ? (double) total / weights : NO_SCORE;
    }
  }

  /**
   * Ranks candidates by their scores: the compensatory rule.
   *
   * @param ratings the ratings of each candidate by its name
   * @return the candidates that have a score, the best first, equals in the order of the map
   * @throws IllegalArgumentException if a rating is off the scale or there is no such criterion
   */
  public List<Place> rank(Map<String, Map<String, Integer>> ratings) {
    return places(ratings, Comparator.comparingDouble(Scored::score).reversed());
  }

  /**
   * Ranks candidates by one criterion after the other: the lexicographic rule. A later criterion decides only among those who are equal on
   * all earlier ones.
   *
   * @param ratings the ratings of each candidate by its name
   * @param order ids of criteria, the most important first
   * @return the candidates that have a score and all ratings of the order, the best first, equals in the order of the map
   * @throws IllegalArgumentException if a rating is off the scale, there is no such criterion, or no order
   */
  public List<Place> rankLexicographically(
      Map<String, Map<String, Integer>> ratings, List<String> order) {
    requireNonNull(ratings, "ratings");
    checkArgument(!requireNonNull(order, "order").isEmpty(), "order must name a criterion, was []");
    List<Criterion> deciding = order.stream().map(this::criterion).toList();
    Comparator<Scored> byOrder = (left, right) -> deciding.stream()
        .mapToInt(criterion ->
            Integer.compare(right.turned(this, criterion), left.turned(this, criterion)))
        .filter(difference -> difference != 0)
        .findFirst()
        .orElse(0);
    Map<String, Map<String, Integer>> complete = new LinkedHashMap<>();
    ratings.forEach((candidate, own) -> {
      if (own.keySet().containsAll(order)) {
        complete.put(candidate, own);
      }
    });
    return places(complete, byOrder);
  }

  private record Scored(String candidate, Map<String, Integer> ratings, double score) {
    private int turned(Scorecard card, Criterion criterion) {
      return card.turned(criterion, requireNonNull(ratings.get(criterion.id()), criterion.id()));
    }
  }

  private List<Place> places(
      Map<String, Map<String, Integer>> ratings, Comparator<Scored> bestFirst) {
    List<Scored> scored = new ArrayList<>();
    requireNonNull(ratings, "ratings")
        .forEach((candidate, own) -> evaluate(own)
            .score()
            .optionalValue()
            .ifPresent(score -> scored.add(new Scored(candidate, own, score))));
    scored.sort(bestFirst);
    List<Place> places = new ArrayList<>(scored.size());
    int rank = 1;
    for (int i = 0; i < scored.size(); i++) {
      if (i > 0 && bestFirst.compare(scored.get(i - 1), scored.get(i)) != 0) {
        rank = i + 1;
      }
      places.add(new Place(scored.get(i).candidate(), rank, scored.get(i).score()));
    }
    return Collections.unmodifiableList(places);
  }

  /**
   * Tells whether a candidate is good enough on each criterion: the conjunctive rule. Nothing makes up for a rating that is too low, or
   * missing.
   *
   * @param ratings the candidate's ratings
   * @param leastRatings what is asked for, by criterion, on the scale after turning reversed criteria; criteria without are not asked
   * @return whether every rating that is asked for is there and reaches it
   * @throws IllegalArgumentException if a rating is off the scale or there is no such criterion
   */
  public boolean meets(Map<String, Integer> ratings, Map<String, Integer> leastRatings) {
    checkRatings(requireNonNull(ratings, "ratings"));
    checkRatings(requireNonNull(leastRatings, "leastRatings"));
    return leastRatings.entrySet().stream().allMatch(asked -> {
      Integer rating = ratings.get(asked.getKey());
      return rating != null && turned(criterion(asked.getKey()), rating) >= asked.getValue();
    });
  }

  private Criterion criterion(String id) {
    return criteria.stream()
        .filter(criterion -> criterion.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(
            "criteria of " + name + " must contain \"" + id + "\", but do not"));
  }

  private int turned(Criterion criterion, int rating) {
    return criterion.isReversed() ? least + most - rating : rating;
  }

  private void checkRatings(Map<String, Integer> ratings) {
    ratings.forEach((id, rating) -> {
      criterion(id);
      checkRating(rating);
    });
  }

  private void checkRating(int rating) {
    // No checkArgument: it would make an array of the numbers for every rating in bulk.
    if (rating < least || rating > most) {
      throw new IllegalArgumentException(
          "rating must be " + least + " to " + most + ", was " + rating);
    }
  }
}
