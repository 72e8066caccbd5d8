package dev.rapport.examples.report.section;

import org.junit.jupiter.api.Test;

class KanoFeaturesTest {
  @Test
  void withoutAnswersThereAreNoFeatures() {
    Orders.assertShown("""
        Kano: what features are to the customers, with 95 % intervals
          Not asked                       there are no answers to Kano's two questions
        """, """
        {
          "notAsked": "there are no answers to Kano's two questions"
        }
        """, KanoFeatures.section(Orders.FACTS));
  }
}
