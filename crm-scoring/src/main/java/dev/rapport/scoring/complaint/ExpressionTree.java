package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.evidence.Finding;
import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Explainable;
import dev.rapport.core.explain.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How customers express that they are satisfied or not (客户满意或不满意的表达模型): a decision tree of questions with yes and no.
 *
 * <pre>
 *   satisfied?  yes: praised to the firm? - PRAISE;  recommended? - POSITIVE_WORD_OF_MOUTH;  bought again? - REPURCHASE;  else SATISFIED_SILENCE
 *               no:  went to a third party? - THIRD_PARTY_COMPLAINT;  complained to the firm? - COMPLAINT_TO_FIRM;
 *                    warned acquaintances? - NEGATIVE_WORD_OF_MOUTH;  bought again? - SILENT_STAY;  else SILENT_LEAVE
 * </pre>
 *
 * <p>The tree asks for the loudest expression first and finds that one; a customer who did several things at once is told in full by {@link
 * ComplaintResponses}. An answer that is not known leaves the tree undecided, with the expressions that are still possible. A tree is data:
 * {@link #standard()} is the one above, another order or other branches make a tree of your own.
 *
 * <p>Reference: the branches of dissatisfaction follow R. L. Day and E. L. Landon (1977), A. O. Hirschman (1970) and J. Singh (1988).
 *
 * @param root the first question
 */
public record ExpressionTree(Node root) {
  private static final ExpressionTree STANDARD = new ExpressionTree(standardRoot());

  /** What the tree asks. Closed. */
  public enum Question {
    /** Whether the customer is satisfied. */
    SATISFIED,
    /** Whether the customer praised the firm to the firm. */
    PRAISED_TO_FIRM,
    /** Whether the customer recommended the firm to others. */
    RECOMMENDED,
    /** Whether the customer bought again. */
    BOUGHT_AGAIN,
    /** Whether the customer went to a third party or to law. */
    WENT_TO_THIRD_PARTY,
    /** Whether the customer complained to the firm. */
    COMPLAINED_TO_FIRM,
    /** Whether the customer warned others. */
    WARNED_ACQUAINTANCES
  }

  /** How a customer expresses how he feels. Closed. */
  public enum Expression {
    /** Satisfied, tells the firm so (赞扬). */
    PRAISE("赞扬"),
    /** Satisfied, tells others (正面口碑). */
    POSITIVE_WORD_OF_MOUTH("正面口碑"),
    /** Satisfied, buys again without a word (重复购买). */
    REPURCHASE("重复购买"),
    /** Satisfied, and nothing to be seen of it (满意的沉默). */
    SATISFIED_SILENCE("沉默"),
    /** Dissatisfied, complains to a third party or goes to law (向第三方投诉). */
    THIRD_PARTY_COMPLAINT("向第三方投诉"),
    /** Dissatisfied, complains to the firm (向企业投诉). */
    COMPLAINT_TO_FIRM("向企业投诉"),
    /** Dissatisfied, tells others and not the firm (负面口碑). */
    NEGATIVE_WORD_OF_MOUTH("负面口碑"),
    /** Dissatisfied, silent, and still there (沉默并停留). */
    SILENT_STAY("沉默并停留"),
    /** Dissatisfied, silent, and gone (沉默并退出): what a firm never hears of. */
    SILENT_LEAVE("沉默并退出");

    private final String term;

    Expression(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term
     */
    public String term() {
      return term;
    }
  }

  /** A place in the tree: a question, or what was found. Closed. */
  public sealed interface Node {}

  /**
   * A question with what follows on each answer.
   *
   * @param question what is asked
   * @param yes what follows if it is so
   * @param no what follows if it is not
   */
  public record Branch(Question question, Node yes, Node no) implements Node {
    /**
     * Checks the components.
     *
     * @param question what is asked
     * @param yes what follows if it is so
     * @param no what follows if it is not
     */
    public Branch {
      requireNonNull(question, "question");
      requireNonNull(yes, "yes");
      requireNonNull(no, "no");
    }
  }

  /**
   * An end of the tree.
   *
   * @param expression what was found
   */
  public record Leaf(Expression expression) implements Node {
    /**
     * Checks the component.
     *
     * @param expression what was found
     */
    public Leaf {
      requireNonNull(expression, "expression");
    }
  }

  /**
   * Checks the tree.
   *
   * @param root the first question; no question comes twice on one way
   * @throws IllegalArgumentException if one does
   */
  public ExpressionTree {
    checkAskedOnce(requireNonNull(root, "root"), EnumSet.noneOf(Question.class));
  }

  private static void checkAskedOnce(Node node, Set<Question> before) {
    if (node instanceof Branch branch) {
      checkArgument(
          !before.contains(branch.question()),
          "root must ask a question once on a way, asked %s twice",
          branch.question());
      Set<Question> asked = EnumSet.of(branch.question());
      asked.addAll(before);
      checkAskedOnce(branch.yes(), asked);
      checkAskedOnce(branch.no(), asked);
    }
  }

  /**
   * Returns the tree of the model.
   *
   * @return the standard tree
   */
  public static ExpressionTree standard() {
    return STANDARD;
  }

  private static Node standardRoot() {
    Node satisfied = ask(
        Question.PRAISED_TO_FIRM,
        Expression.PRAISE,
        ask(
            Question.RECOMMENDED,
            Expression.POSITIVE_WORD_OF_MOUTH,
            ask(
                Question.BOUGHT_AGAIN,
                Expression.REPURCHASE,
                new Leaf(Expression.SATISFIED_SILENCE))));
    Node dissatisfied = ask(
        Question.WENT_TO_THIRD_PARTY,
        Expression.THIRD_PARTY_COMPLAINT,
        ask(
            Question.COMPLAINED_TO_FIRM,
            Expression.COMPLAINT_TO_FIRM,
            ask(
                Question.WARNED_ACQUAINTANCES,
                Expression.NEGATIVE_WORD_OF_MOUTH,
                ask(
                    Question.BOUGHT_AGAIN,
                    Expression.SILENT_STAY,
                    new Leaf(Expression.SILENT_LEAVE)))));
    return new Branch(Question.SATISFIED, satisfied, dissatisfied);
  }

  private static Node ask(Question question, Expression yes, Node no) {
    return new Branch(question, new Leaf(yes), no);
  }

  /**
   * Classifies a customer.
   *
   * @param answers what is known; a question that is left out is not known
   * @return the expression, or those that are possible
   */
  public Reading classify(Map<Question, Finding> answers) {
    return new Reading(this, answers);
  }

  /**
   * Returns all expressions that the tree can find.
   *
   * @return at least one; unmodifiable, in the order of the enum
   */
  public Set<Expression> expressions() {
    return leaves(root);
  }

  private static Set<Expression> leaves(Node node) {
    EnumSet<Expression> found = EnumSet.noneOf(Expression.class);
    if (node instanceof Branch branch) {
      found.addAll(leaves(branch.yes()));
      found.addAll(leaves(branch.no()));
    } else {
      found.add(((Leaf) node).expression());
    }
    return Collections.unmodifiableSet(found);
  }

  /**
   * What the tree says of one customer, by the answers that are known.
   *
   * @param tree the tree
   * @param answers the answers that were given; unmodifiable, in the order of the questions
   */
  public record Reading(ExpressionTree tree, Map<Question, Finding> answers)
      implements Explainable {
    /**
     * Takes a copy of the answers.
     *
     * @param tree the tree
     * @param answers the answers that were given
     */
    public Reading {
      requireNonNull(tree, "tree");
      Map<Question, Finding> sorted = new EnumMap<>(Question.class);
      requireNonNull(answers, "answers")
          .forEach((question, answer) -> sorted.put(question, requireNonNull(answer, "answer")));
      answers = Collections.unmodifiableMap(sorted);
    }

    /**
     * Returns the expression.
     *
     * @return the one that is left; empty if several are possible
     */
    public Optional<Expression> expression() {
      Set<Expression> possible = possible();
      return possible.size() == 1 ? Optional.of(possible.iterator().next()) : Optional.empty();
    }

    /**
     * Returns the expressions that the known answers do not exclude.
     *
     * @return at least one; unmodifiable, in the order of the enum
     */
    public Set<Expression> possible() {
      EnumSet<Expression> possible = EnumSet.noneOf(Expression.class);
      collect(tree.root(), possible, new ArrayList<>());
      return Collections.unmodifiableSet(possible);
    }

    /** Follows the answer where there is one and both ways where there is none; notes each question on the way. */
    private void collect(Node node, Set<Expression> possible, List<Question> asked) {
      if (node instanceof Branch branch) {
        Finding answer = answer(branch.question());
        asked.add(branch.question());
        if (answer != Finding.NO) {
          collect(branch.yes(), possible, asked);
        }
        if (answer != Finding.YES) {
          collect(branch.no(), possible, asked);
        }
      } else {
        possible.add(((Leaf) node).expression());
      }
    }

    private Finding answer(Question question) {
      return answers.getOrDefault(question, Finding.UNKNOWN);
    }

    /**
     * Says which expression was found, by which answers; or which are possible, and what is not known.
     *
     * @return the explanation
     */
    @Override
    public Explanation explanation() {
      List<Question> asked = new ArrayList<>();
      EnumSet<Expression> possible = EnumSet.noneOf(Expression.class);
      collect(tree.root(), possible, asked);
      List<Explanation> questions = asked.stream()
          .distinct()
          .map(question -> Explanation.of(ComplaintCode.QUESTION)
              .with("question", question)
              .with("answer", answer(question)))
          .toList();
      Explanation top = possible.size() == 1
          ? Explanation.of(ComplaintCode.EXPRESSION)
              .with("expression", possible.iterator().next())
          : Explanation.of(ComplaintCode.UNDECIDED)
              .with(
                  "expressions",
                  Argument.list(possible.stream().map(Argument::of).toList()));
      return top.because(questions);
    }
  }
}
