package dev.rapport.scoring.complaint;

import static dev.rapport.core.evidence.Finding.NO;
import static dev.rapport.core.evidence.Finding.UNKNOWN;
import static dev.rapport.core.evidence.Finding.YES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.evidence.Finding;
import dev.rapport.scoring.complaint.ExpressionTree.Branch;
import dev.rapport.scoring.complaint.ExpressionTree.Expression;
import dev.rapport.scoring.complaint.ExpressionTree.Leaf;
import dev.rapport.scoring.complaint.ExpressionTree.Question;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ExpressionTreeTest {
  private static final ExpressionTree TREE = ExpressionTree.standard();

  private static Optional<Expression> found(Map<Question, Finding> answers) {
    return TREE.classify(answers).expression();
  }

  @Test
  void theLoudestExpressionIsFound() {
    assertEquals(
        Optional.of(Expression.COMPLAINT_TO_FIRM),
        found(Map.of(
            Question.SATISFIED, NO,
            Question.WENT_TO_THIRD_PARTY, NO,
            Question.COMPLAINED_TO_FIRM, YES,
            Question.WARNED_ACQUAINTANCES, YES)));
    assertEquals(
        Optional.of(Expression.REPURCHASE),
        found(Map.of(
            Question.SATISFIED, YES,
            Question.PRAISED_TO_FIRM, NO,
            Question.RECOMMENDED, NO,
            Question.BOUGHT_AGAIN, YES)));
    assertEquals(EnumSet.allOf(Expression.class), TREE.expressions());
  }

  @Test
  void theAnswersOnTheWayAreTheExplanation() {
    assertEquals(
        List.of(
            "silent leave",
            "  satisfied: no",
            "  went to third party: no",
            "  complained to firm: no",
            "  warned acquaintances: no",
            "  bought again: no"),
        TREE.classify(Map.of(
                Question.SATISFIED, NO,
                Question.WENT_TO_THIRD_PARTY, NO,
                Question.COMPLAINED_TO_FIRM, NO,
                Question.WARNED_ACQUAINTANCES, NO,
                Question.RECOMMENDED, YES,
                Question.BOUGHT_AGAIN, NO))
            .explanation()
            .lines());
  }

  @Test
  void whatIsNotKnownLeavesTheTreeUndecided() {
    ExpressionTree.Reading reading = TREE.classify(Map.of(
        Question.SATISFIED, NO,
        Question.WENT_TO_THIRD_PARTY, NO,
        Question.COMPLAINED_TO_FIRM, NO));
    assertEquals(Optional.empty(), reading.expression());
    assertEquals(
        Set.of(Expression.NEGATIVE_WORD_OF_MOUTH, Expression.SILENT_STAY, Expression.SILENT_LEAVE),
        reading.possible());
    assertEquals(
        List.of(
            "not decided, one of negative word of mouth, silent stay and silent leave",
            "  satisfied: no",
            "  went to third party: no",
            "  complained to firm: no",
            "  warned acquaintances: unknown",
            "  bought again: unknown"),
        reading.explanation().lines());
  }

  @Test
  void aTreeIsDataAndAsksNothingTwice() {
    ExpressionTree tiny = new ExpressionTree(new Branch(
        Question.SATISFIED,
        new Leaf(Expression.SATISFIED_SILENCE),
        new Leaf(Expression.COMPLAINT_TO_FIRM)));
    assertEquals(
        Optional.of(Expression.COMPLAINT_TO_FIRM),
        tiny.classify(Map.of(Question.SATISFIED, NO)).expression());
    assertEquals(
        "root must ask a question once on a way, asked SATISFIED twice",
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExpressionTree(
                    new Branch(Question.SATISFIED, new Leaf(Expression.PRAISE), tiny.root())))
            .getMessage());
  }

  /** With all answers one expression is left; with fewer, all that some completion would find. */
  @Property
  void thePossibleExpressionsAreThoseOfAllCompletions(@ForAll Map<Question, Finding> answers) {
    Set<Expression> expected = EnumSet.noneOf(Expression.class);
    Question[] questions = Question.values();
    for (int bits = 0; bits < 1 << questions.length; bits++) {
      Map<Question, Finding> completion = new EnumMap<>(Question.class);
      for (int i = 0; i < questions.length; i++) {
        Finding given = answers.getOrDefault(questions[i], UNKNOWN);
        completion.put(questions[i], given.isKnown() ? given : Finding.of((bits & (1 << i)) != 0));
      }
      expected.add(found(completion).orElseThrow());
    }
    ExpressionTree.Reading reading = TREE.classify(answers);
    assertEquals(expected, reading.possible());
    assertEquals(expected.size() == 1, reading.expression().isPresent());
    assertTrue(reading.explanation().children().size() > 0);
  }
}
