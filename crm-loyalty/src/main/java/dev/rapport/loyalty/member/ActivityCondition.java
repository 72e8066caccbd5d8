package dev.rapport.loyalty.member;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.core.explain.Narrator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on what a member did beside buying, which no order fulfils. What was done, the kind of activity, is for the rule to
 * say; this looks at what it was about and how much of it was done. The factories are in {@link Conditions}. Closed.
 */
public sealed interface ActivityCondition extends Condition {
  @Override
  default boolean test(Situation situation) {
    @Nullable Activity activity = situation.activityOrNull();
    return activity != null && testOfActivity(activity);
  }

  @Override
  default void tell(Situation situation, Narrator narrator) {
    @Nullable Activity activity = situation.activityOrNull();
    if (activity != null) {
      tellOfActivity(activity, narrator);
    } else {
      narrator.step(ConditionCode.NO_ACTIVITY).with(toString()).with(false).end();
    }
  }

  /**
   * Tells whether this holds of an activity.
   *
   * @param activity the activity
   * @return whether it does
   */
  boolean testOfActivity(Activity activity);

  /**
   * Tells what this looked at in an activity and what came of it.
   *
   * @param activity the activity
   * @param narrator who listens; is told one step
   */
  void tellOfActivity(Activity activity, Narrator narrator);

  /**
   * The activity was about one of some things: a review of one of some products, a check-in at one of some stores. An activity about
   * nothing in particular is about {@link Activity.Subject#UNSPECIFIED}.
   *
   * @param subjects at least one; kept in order and without repetition
   */
  record About(List<Activity.Subject> subjects) implements ActivityCondition {
    /**
     * Checks the component.
     *
     * @param subjects at least one
     * @throws IllegalArgumentException if there is none
     */
    public About {
      subjects = Conditions.sorted(subjects, "subjects");
    }

    @Override
    public boolean testOfActivity(Activity activity) {
      return subjects.contains(activity.subject());
    }

    @Override
    public void tellOfActivity(Activity activity, Narrator narrator) {
      narrator.step(ConditionCode.SUBJECT).with(activity.subject().value()).list();
      for (int i = 0; i < subjects.size(); i++) {
        narrator.with(subjects.get(i).value());
      }
      narrator.endList().with(testOfActivity(activity)).end();
    }
  }

  /**
   * No less than a quantity was done: a stay of so many nights, a run of so many kilometres.
   *
   * @param least 1 or more, in the unit that goes with the kind of activity
   */
  record QuantityAtLeast(long least) implements ActivityCondition {
    /**
     * Checks the component.
     *
     * @param least 1 or more; of 1, every activity fulfils it
     * @throws IllegalArgumentException if it is below 1
     */
    public QuantityAtLeast {
      checkArgument(least >= 1, "least must be at least 1, was %s", least);
    }

    @Override
    public boolean testOfActivity(Activity activity) {
      return activity.quantity() >= least;
    }

    @Override
    public void tellOfActivity(Activity activity, Narrator narrator) {
      narrator
          .step(ConditionCode.QUANTITY)
          .with(activity.quantity())
          .with(least)
          .with(testOfActivity(activity))
          .end();
    }
  }
}
