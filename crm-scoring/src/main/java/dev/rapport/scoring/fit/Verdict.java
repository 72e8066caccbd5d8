package dev.rapport.scoring.fit;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

/** How the search for the most likely parameters ended. There are exactly these three cases. */
public sealed interface Verdict {
  /**
   * Tells whether there is an optimum, and so a model.
   *
   * @return whether the verdict is {@link Converged}
   */
  boolean isConverged();

  /**
   * Returns the verdict in words.
   *
   * @return a clause without a full stop
   */
  String words();

  /** There is an optimum inside, and it was found. */
  record Converged() implements Verdict {
    @Override
    public boolean isConverged() {
      return true;
    }

    @Override
    public String words() {
      return "converged";
    }

    /**
     * Returns the words.
     *
     * @return the words
     */
    @Override
    public String toString() {
      return words();
    }
  }

  /**
   * The likelihood rises towards the edge of what is possible, and there the model turns into a simpler one that explains the
   * data as well. Use that one.
   *
   * @param words what the parameters do and what the data show, such as "alpha and beta grow without limit: the customers do not
   *     differ"
   * @param nestedModel the simpler model with its parameters and its log-likelihood, such as "every customer leaves with chance 0.2 at
   *     each renewal"
   */
  record Boundary(String words, NestedModel nestedModel) implements Verdict {
    /**
     * Checks the components.
     *
     * @param words not blank
     * @param nestedModel the simpler model
     * @throws IllegalArgumentException if the words are blank
     */
    public Boundary {
      requireWords(words, "words");
      requireNonNull(nestedModel, "nestedModel");
    }

    @Override
    public boolean isConverged() {
      return false;
    }

    /**
     * Returns both in one sentence.
     *
     * @return such as "on the boundary: alpha and beta …; …"
     */
    @Override
    public String toString() {
      return "on the boundary: " + words + "; " + nestedModel;
    }
  }

  /**
   * No optimum was found: the data do not tell the parameters apart, or the search got stuck.
   *
   * @param words why, as far as it is known
   */
  record NotConverged(String words) implements Verdict {
    /**
     * Checks the component.
     *
     * @param words not blank
     * @throws IllegalArgumentException if it is
     */
    public NotConverged {
      requireWords(words, "words");
    }

    @Override
    public boolean isConverged() {
      return false;
    }

    /**
     * Returns the words.
     *
     * @return such as "not converged: …"
     */
    @Override
    public String toString() {
      return "not converged: " + words;
    }
  }

  private static void requireWords(String words, String name) {
    checkArgument(!requireNonNull(words, name).isBlank(), "%s must not be blank", name);
  }
}
