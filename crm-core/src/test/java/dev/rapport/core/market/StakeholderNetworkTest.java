package dev.rapport.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.relationship.BondProgramme;
import dev.rapport.core.relationship.BondTactic;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class StakeholderNetworkTest {
  private static final PartyId FIRM = PartyId.of("firm");
  private static final PartyId AGENT = PartyId.of("agent");
  private static final PartyId SHOP = PartyId.of("shop");
  private static final PartyId FAN = PartyId.of("fan");
  private static final PartyId PRESS = PartyId.of("press");

  /** firm - agent - shop - fan, and firm - shop by a weak tie; the press knows nobody. */
  private static StakeholderNetwork network() {
    return builder()
        .tie(FIRM, AGENT, Tie.of(GuanxiForm.OCCUPATION, 0.8))
        .tie(AGENT, SHOP, Tie.of(GuanxiForm.LOCALITY, 0.5))
        .tie(SHOP, FAN, Tie.of(GuanxiForm.KINSHIP, 1))
        .tie(SHOP, FIRM, Tie.of(GuanxiForm.INCIDENTAL, 0.1))
        .build();
  }

  private static StakeholderNetwork.Builder builder() {
    return StakeholderNetwork.builder(FIRM)
        .party(Party.of("agent", Player.DISTRIBUTOR))
        .party(Party.of("shop", Player.END_USER))
        .party(Party.of("fan", Player.END_USER).alsoIn(Market.REFERRAL))
        .party(Party.of("press", Player.MEDIA));
  }

  @Test
  void reachesWhoIsTied() {
    assertEquals(Set.of(AGENT, SHOP, FAN), network().reachable());
    assertEquals(Set.of(AGENT, SHOP, FAN), network().reachable(0.5));
    assertEquals(Set.of(AGENT), network().reachable(0.6));
    assertEquals(Set.of(), network().reachable(1));
  }

  @Test
  void countsTies() {
    assertEquals(OptionalInt.of(1), network().distance(SHOP));
    assertEquals(OptionalInt.of(2), network().distance(FAN));
    assertEquals(OptionalInt.empty(), network().distance(PRESS));
  }

  @Test
  void theStrongestPathNeedNotBeTheShortest() {
    TiePath path = network().strongestPath(FAN).orElseThrow();
    assertEquals(List.of(FIRM, AGENT, SHOP, FAN), path.points());
    assertEquals(0.4, path.strength(), 1e-15);
    assertEquals(
        List.of("3 ties of strength 0.4000: firm, agent, shop and fan"),
        path.explanation().lines());
    assertEquals(Optional.empty(), network().strongestPath(PRESS));
  }

  @Test
  void ofEqualPathsTheShorterThenTheFirstByIdIsTaken() {
    Tie sure = Tie.of(GuanxiForm.KINSHIP, 1);
    StakeholderNetwork even = builder()
        .tie(FIRM, SHOP, sure)
        .tie(FIRM, AGENT, sure)
        .tie(AGENT, SHOP, sure)
        .tie(SHOP, FAN, sure)
        .tie(AGENT, FAN, sure)
        .build();
    assertEquals(List.of(FIRM, SHOP), even.strongestPath(SHOP).orElseThrow().points());
    assertEquals(
        List.of(FIRM, AGENT, FAN), even.strongestPath(FAN).orElseThrow().points());
  }

  @Test
  void aBrokerTakesAlongWhoIsReachedThroughItAlone() {
    assertEquals(Set.of(FAN), network().lostWithout(SHOP));
    assertEquals(Set.of(), network().lostWithout(AGENT));
    assertEquals(Set.of(), network().lostWithout(PRESS));
    assertEquals(Map.of(SHOP, Set.of(FAN)), network().brokers());
  }

  /** Published: Krackhardt (1990), the kite; betweenness of Freeman, as 36 pairs times the normalised values in print. */
  @Test
  void betweennessOfKrackhardtsKite() {
    String[] names = {
      "andre", "beverly", "carol", "diane", "ed", "fernando", "garth", "heather", "ike", "jane"
    };
    int[][] ties = {
      {0, 1}, {0, 2}, {0, 3}, {0, 5}, {1, 3}, {1, 4}, {1, 6}, {2, 3}, {2, 5}, {3, 4}, {3, 5},
      {3, 6}, {4, 6}, {5, 6}, {5, 7}, {6, 7}, {7, 8}, {8, 9}
    };
    StakeholderNetwork.Builder kite = StakeholderNetwork.builder(PartyId.of(names[0]));
    for (int i = 1; i < names.length; i++) {
      kite.party(Party.of(names[i], Player.EMPLOYEE));
    }
    for (int[] tie : ties) {
      kite.tie(
          PartyId.of(names[tie[0]]), PartyId.of(names[tie[1]]), Tie.of(GuanxiForm.OCCUPATION, 1));
    }
    Map<PartyId, Double> between = kite.build().betweenness();
    double[] printed = {0.023, 0.023, 0, 0.102, 0, 0.231, 0.231, 0.389, 0.222, 0};
    for (int i = 0; i < names.length; i++) {
      assertEquals(
          printed[i], between.getOrDefault(PartyId.of(names[i]), -1.0) / 36, 0.0005, names[i]);
    }
    assertEquals(14, between.getOrDefault(PartyId.of("heather"), -1.0), 1e-12);
    assertEquals(25.0 / 3, between.getOrDefault(PartyId.of("garth"), -1.0), 1e-12);
  }

  @Test
  void marketsAreReadInAModel() {
    StakeholderNetwork network = network();
    assertEquals(Set.of(SHOP, FAN), network.in(MarketModel.SIX, Market.CUSTOMER));
    assertEquals(Set.of(FAN), network.in(MarketModel.SIX, Market.REFERRAL));
    assertEquals(Set.of(AGENT), network.in(MarketModel.SIX, Market.SUPPLIER_ALLIANCE));
    assertEquals(Set.of(AGENT), network.in(MarketModel.SEVEN, Market.DISTRIBUTOR));
    assertEquals(Set.of(PRESS, FAN), network.in(MarketModel.SEVEN, Market.INFLUENCE));
    assertEquals(
        "market must be one of the model SEVEN, was REFERRAL",
        error(() -> network.in(MarketModel.SEVEN, Market.REFERRAL)));
  }

  @Test
  void tiesAreSeenFromBothSides() {
    Tie tie =
        Tie.of(GuanxiForm.OCCUPATION, 0.8).withBonds(BondProgramme.of(BondTactic.JOINT_INVESTMENT));
    StakeholderNetwork one = builder().tie(FIRM, AGENT, tie).build();
    assertEquals(Optional.of(tie), one.tie(AGENT, FIRM));
    assertEquals(Map.of(AGENT, tie), one.ties(FIRM));
    assertEquals(Optional.empty(), one.tie(SHOP, FIRM));
    assertEquals(4, one.parties().size());
    assertEquals(FIRM, one.firm());
  }

  @Test
  void badInputIsNamed() {
    StakeholderNetwork network = network();
    Tie tie = Tie.of(GuanxiForm.CULTURE, 0.5);
    assertEquals(
        "party must not be the firm firm itself",
        error(() -> builder().party(Party.of("firm", Player.ALLY))));
    assertEquals(
        "party must be added once, was added twice: shop",
        error(() -> builder().party(Party.of("shop", Player.ALLY))));
    assertEquals(
        "other must be the firm or a party that was added, was nobody",
        error(() -> builder().tie(FIRM, PartyId.of("nobody"), tie)));
    assertEquals(
        "a tie must join two points, was shop twice", error(() -> builder().tie(SHOP, SHOP, tie)));
    assertEquals(
        "shop and firm must be tied once",
        error(() -> builder().tie(FIRM, SHOP, tie).tie(SHOP, FIRM, tie)));
    assertEquals(
        "party must be a party of the network, was firm", error(() -> network.lostWithout(FIRM)));
    assertEquals(
        "one must be in the network, was nobody",
        error(() -> network.tie(PartyId.of("nobody"), FIRM)));
    assertEquals(
        "minStrength must be above 0 and at most 1, was NaN",
        error(() -> network.reachable(Double.NaN)));
    assertEquals(
        "strength must be above 0 and at most 1, was 0.0",
        error(() -> Tie.of(GuanxiForm.CULTURE, 0)));
    assertEquals("points must be two or more, were 1", error(() -> new TiePath(List.of(FIRM), 1)));
    assertEquals(
        "strength must be above 0 and at most 1, was NaN",
        error(() -> new TiePath(List.of(FIRM, SHOP), Double.NaN)));
  }

  @Test
  void equalByWhatItHolds() {
    new EqualsTester()
        .addEqualityGroup(network(), network())
        .addEqualityGroup(builder().build(), builder().build())
        .addEqualityGroup(StakeholderNetwork.builder(FIRM).build())
        .addEqualityGroup(StakeholderNetwork.builder(SHOP).build())
        .testEquals();
    assertEquals("firm with 4 parties and 4 ties", network().toString());
  }

  @Test
  void aBuilderGoesOnWithoutChangingWhatItBuilt() {
    StakeholderNetwork.Builder builder = builder();
    StakeholderNetwork before = builder.build();
    builder.tie(FIRM, SHOP, Tie.of(GuanxiForm.CULTURE, 0.5)).party(Party.of("more", Player.ALLY));
    assertEquals(Set.of(), before.reachable());
    assertEquals(4, before.parties().size());
  }

  @Test
  void nullIsRefused() {
    NullPointerTester tester = new NullPointerTester()
        .setDefault(PartyId.class, SHOP)
        .setDefault(Market.class, Market.CUSTOMER)
        .setDefault(Tie.class, Tie.of(GuanxiForm.CULTURE, 0.5));
    tester.testAllPublicInstanceMethods(network());
    tester.testAllPublicInstanceMethods(builder());
  }

  private static String error(Executable call) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
