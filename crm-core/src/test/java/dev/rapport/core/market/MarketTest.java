package dev.rapport.core.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.market.GummessonRelationship.Coverage;
import dev.rapport.core.market.GummessonRelationship.Group;
import dev.rapport.core.market.MarketAudit.Emphasis;
import dev.rapport.core.market.Player.Environment;
import dev.rapport.core.market.Player.RelationshipObject;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MarketTest {
  /** Stated: six markets after Christopher, Payne and Ballantyne (1991), seven in the courseware. */
  @Test
  void theModelsHaveTheMarketsOfTheDocuments() {
    assertEquals(6, MarketModel.SIX.markets().size());
    assertTrue(MarketModel.SIX.markets().contains(Market.REFERRAL));
    assertEquals(7, MarketModel.SEVEN.markets().size());
    assertFalse(MarketModel.SEVEN.markets().contains(Market.REFERRAL));
    assertTrue(
        MarketModel.SEVEN.markets().containsAll(EnumSet.of(Market.COMPETITOR, Market.DISTRIBUTOR)));
  }

  @Test
  void everyMarketHasAPlaceInEveryModel() {
    for (MarketModel model : MarketModel.values()) {
      for (Market market : Market.values()) {
        Market place = model.placeOf(market);
        assertTrue(model.markets().contains(place));
        assertEquals(place, model.placeOf(place));
      }
    }
    assertEquals(Market.SUPPLIER_ALLIANCE, MarketModel.SIX.placeOf(Market.DISTRIBUTOR));
    assertEquals(Market.INFLUENCE, MarketModel.SIX.placeOf(Market.COMPETITOR));
    assertEquals(Market.INFLUENCE, MarketModel.SEVEN.placeOf(Market.REFERRAL));
  }

  /** Published (Kotler 1992, figures reprinted by Payne and others): four immediate players and six of the macro-environment. */
  @Test
  void tenPlayersAreKotlersAndOneIsOurs() {
    EnumSet<Player> kotler = EnumSet.complementOf(EnumSet.of(Player.SHAREHOLDER));
    assertEquals(
        4, kotler.stream().filter(p -> p.environment() == Environment.IMMEDIATE).count());
    assertEquals(
        6, kotler.stream().filter(p -> p.environment() == Environment.MACRO).count());
    assertEquals(EnumSet.of(Player.SUPPLIER, Player.ALLY), Player.in(Market.SUPPLIER_ALLIANCE));
    assertEquals(Set.of(), Player.in(Market.REFERRAL));
  }

  @Test
  void everyPlayerBelongsToOneObjectOfRelationshipMarketing() {
    for (Player player : Player.values()) {
      assertEquals(
          1,
          Arrays.stream(RelationshipObject.values())
              .filter(object -> object.players().contains(player))
              .count(),
          player.name());
    }
  }

  @Test
  void thirtyRelationshipsStandInFourGroups() {
    assertEquals(30, GummessonRelationship.values().length);
    for (GummessonRelationship relationship : GummessonRelationship.values()) {
      assertEquals(relationship, GummessonRelationship.ofNumber(relationship.number()));
    }
    assertEquals(
        Map.of(
            Group.CLASSIC, new Coverage(1, 3),
            Group.SPECIAL, new Coverage(2, 14),
            Group.MEGA, new Coverage(0, 6),
            Group.NANO, new Coverage(1, 7)),
        GummessonRelationship.coverage(List.of(
            GummessonRelationship.DYAD,
            GummessonRelationship.MEMBER,
            GummessonRelationship.MEMBER,
            GummessonRelationship.GREEN,
            GummessonRelationship.EMPLOYEE)));
    assertEquals(
        "number must be 1 to 30, was 31",
        assertThrows(IllegalArgumentException.class, () -> GummessonRelationship.ofNumber(31))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Coverage(4, 3));
  }

  /** Stated in the document on the forms of relationship marketing: kinship is stable and narrow, chance is neither. */
  @Test
  void formsOfGuanxiDifferInStabilityAndBreadth() {
    assertEquals(GuanxiForm.Mark.HIGH, GuanxiForm.KINSHIP.stability());
    assertEquals(GuanxiForm.Mark.LOW, GuanxiForm.KINSHIP.breadth());
    assertEquals(GuanxiForm.Mark.LOW, GuanxiForm.INCIDENTAL.stability());
    assertEquals(GuanxiForm.Mark.HIGH, GuanxiForm.INCIDENTAL.breadth());
    assertEquals(TieType.EXPRESSIVE, Tie.of(GuanxiForm.KINSHIP, 1).type());
    assertEquals(TieType.INSTRUMENTAL, Tie.of(GuanxiForm.INCIDENTAL, 0.1).type());
  }

  @Test
  void tiesGiveAndTakeByTheirRule() {
    assertEquals(TieType.Rule.NEED, TieType.EXPRESSIVE.rule());
    assertEquals(TieType.Rule.FAVOUR, TieType.MIXED.rule());
    assertEquals(TieType.Rule.EQUITY, TieType.INSTRUMENTAL.rule());
    assertEquals(TieType.Opening.CARE, TieType.MIXED.opening());
    assertEquals(TieType.Opening.COURTESY_THEN_BUSINESS, TieType.INSTRUMENTAL.opening());
  }

  @Test
  void aPartyStandsInThePlayersMarketAtLeast() {
    Party fan = Party.of("fan", Player.END_USER).alsoIn(Market.REFERRAL);
    assertEquals(EnumSet.of(Market.CUSTOMER, Market.REFERRAL), fan.markets());
    assertEquals(
        "markets of fan must contain CUSTOMER, the market of player END_USER, were [REFERRAL]",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Party(PartyId.of("fan"), Player.END_USER, Set.of(Market.REFERRAL)))
            .getMessage());
  }

  @Test
  void theAuditNamesWhatToWorkOn() {
    PartyId firm = PartyId.of("firm");
    StakeholderNetwork network = StakeholderNetwork.builder(firm)
        .party(Party.of("shop", Player.END_USER))
        .party(Party.of("press", Player.MEDIA))
        .party(Party.of("works", Player.SUPPLIER))
        .tie(firm, PartyId.of("shop"), Tie.of(GuanxiForm.OCCUPATION, 0.5))
        .tie(firm, PartyId.of("works"), Tie.of(GuanxiForm.OCCUPATION, 0.5))
        .build();
    MarketAudit audit = new MarketAudit(
        MarketModel.SIX,
        Map.of(
            Market.INFLUENCE, new Emphasis(5, 5),
            Market.CUSTOMER, new Emphasis(3, 8),
            Market.SUPPLIER_ALLIANCE, new Emphasis(7, 5),
            Market.RECRUITMENT, new Emphasis(0, 0)));
    assertEquals(
        List.of(Market.CUSTOMER, Market.INFLUENCE, Market.RECRUITMENT, Market.SUPPLIER_ALLIANCE),
        audit.byGap());
    assertEquals(List.of(Market.REFERRAL, Market.INTERNAL), audit.unjudged());
    assertEquals(new MarketAudit.Coverage(1, 0), audit.coverage(network).get(Market.INFLUENCE));
    assertEquals(
        List.of(Market.CUSTOMER, Market.INFLUENCE), audit.toWorkOn(network).value());
    assertEquals(
        List.of(
            "2 of 4 judged markets to work on",
            "  customer: desired 8, current 3; 1 of 1 known parties within reach",
            "  influence: desired 5, current 5; 0 of 1 known parties within reach"),
        audit.toWorkOn(network).explanation().lines());
  }

  @Test
  void badJudgementsAreNamed() {
    assertEquals(
        "desired must be 0 to 10, was 11",
        assertThrows(IllegalArgumentException.class, () -> new Emphasis(0, 11)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> new Emphasis(-1, 0));
    assertEquals(
        "emphases must be of markets of the model SIX, one was of COMPETITOR",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    new MarketAudit(MarketModel.SIX, Map.of(Market.COMPETITOR, new Emphasis(1, 1))))
            .getMessage());
    assertThrows(IllegalArgumentException.class, () -> new MarketAudit.Coverage(1, 2));
  }
}
