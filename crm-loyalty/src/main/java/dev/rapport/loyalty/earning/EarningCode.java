package dev.rapport.loyalty.earning;

import dev.rapport.core.explain.Argument;
import dev.rapport.core.explain.Code;
import dev.rapport.core.explain.Explanation;
import java.util.List;

/** The steps of an explanation of what an order earns. May grow. */
public enum EarningCode implements Code {
  /** An evaluation; the rules are the reasons. */
  OUTCOME("earning.outcome", "{chosen} of {rules} rules were chosen"),
  /** A rule that was chosen. */
  CHOSEN("earning.chosen", "rule {rule} version {version} grants {points}");

  private final String id;
  private final String template;

  EarningCode(String id, String template) {
    this.id = id;
    this.template = template;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String template() {
    return template;
  }

  static Explanation explain(Evaluation evaluation, List<Award> awards) {
    Explanation outcome = Explanation.of(OUTCOME).with("rules", evaluation.plan.rules.length);
    int chosen = 0;
    for (int r = 0; r < evaluation.chosen.length; r++) {
      chosen += evaluation.chosen[r] ? 1 : 0;
    }
    outcome = outcome.with("chosen", chosen);
    for (Award award : awards) {
      outcome = outcome.because(Explanation.of(CHOSEN)
          .with("rule", award.rule().name())
          .with("version", award.rule().version())
          .with("points", Argument.of(award.awarded().toString()))
          .because(award.rule().condition().explain(evaluation.situation)));
    }
    return outcome;
  }
}
