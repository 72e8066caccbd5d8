package dev.rapport.scoring.customervalue;

import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.SegmentId;
import dev.rapport.scoring.customervalue.ValueNode.Judgement;
import dev.rapport.scoring.customervalue.ValueNode.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomerValueNullsTest {
  private static NullPointerTester tester() {
    return new NullPointerTester()
        .setDefault(CustomerId.class, CustomerId.of("ada"))
        .setDefault(SegmentId.class, SegmentId.of("commuters"))
        .setDefault(UseSituation.class, UseSituation.of(CustomerId.of("ada"), "in a hurry"))
        .setDefault(UseSituation.Who.class, new UseSituation.OneCustomer(CustomerId.of("ada")))
        .setDefault(ValueRange.class, ValueRange.of(1))
        .setDefault(Judgement.class, new Judgement(1, ValueRange.of(1)))
        .setDefault(ValueNode.class, ValueNode.judged(Level.GOAL, "rest", 1, 1))
        .setDefault(String.class, "words")
        .setDefault(double.class, 1.0);
  }

  @Test
  void nullsAreRefusedByName() {
    for (Class<?> type : List.of(
        CustomerValueAdded.class,
        CustomerValueAdded.Attribute.class,
        DeliveredValue.class,
        OfferChoice.class,
        UseSituation.class,
        UseSituation.OneCustomer.class,
        UseSituation.OneSegment.class,
        ValueHierarchies.class,
        ValueNode.class,
        ValueNode.Judgement.class,
        ValueNode.Part.class,
        ValueRange.class)) {
      tester().testAllPublicStaticMethods(type);
      tester().testAllPublicConstructors(type);
    }
  }

  @Test
  void nullsAreRefusedByValues() {
    tester().testAllPublicInstanceMethods(Offers.leaving(1, 2));
    tester().testAllPublicInstanceMethods(DeliveredValue.in("EUR"));
    tester().testAllPublicInstanceMethods(ValueHierarchies.empty());
    tester().testAllPublicInstanceMethods(ValueNode.judged(Level.GOAL, "rest", 1, 1));
    tester().testAllPublicInstanceMethods(ValueRange.of(1));
    tester().testAllPublicInstanceMethods(UseSituation.of(CustomerId.of("ada"), "in a hurry"));
  }
}
