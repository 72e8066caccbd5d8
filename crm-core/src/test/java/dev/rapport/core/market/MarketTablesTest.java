package dev.rapport.core.market;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.core.explain.Renderer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Every table of the package, whole: whoever changes an entry has to change it here as well, and to look at its source. */
class MarketTablesTest {
  private static <E extends Enum<E>> String table(E[] rows, Function<E, List<?>> cells) {
    return Arrays.stream(rows)
        .map(row ->
            row + ": " + cells.apply(row).stream().map(String::valueOf).collect(joining(" | ")))
        .collect(joining("\n", "", "\n"));
  }

  /**
   * Published (Kotler 1992, figures reprinted by Payne and others): ten players, four immediate ones and six of the
   * macro-environment. Ours: the shareholder's place, and the market of each.
   */
  @Test
  void playersStandInAnEnvironmentAndAMarket() {
    assertEquals(
        """
        SUPPLIER: IMMEDIATE | SUPPLIER_ALLIANCE
        DISTRIBUTOR: IMMEDIATE | DISTRIBUTOR
        END_USER: IMMEDIATE | CUSTOMER
        EMPLOYEE: IMMEDIATE | INTERNAL
        FINANCIAL_FIRM: MACRO | INFLUENCE
        GOVERNMENT: MACRO | INFLUENCE
        MEDIA: MACRO | INFLUENCE
        ALLY: MACRO | SUPPLIER_ALLIANCE
        COMPETITOR: MACRO | COMPETITOR
        GENERAL_PUBLIC: MACRO | INFLUENCE
        SHAREHOLDER: MACRO | INFLUENCE
        """,
        table(Player.values(), player -> List.<Object>of(player.environment(), player.market())));
  }

  /** Stated: the five objects (员工、顾客、供应商、竞争者、影响者关系营销). Ours: which player belongs to which. */
  @Test
  void objectsOfRelationshipMarketingHoldPlayers() {
    assertEquals(
        """
        EMPLOYEE: [EMPLOYEE]
        CUSTOMER: [DISTRIBUTOR, END_USER]
        SUPPLIER: [SUPPLIER, ALLY]
        COMPETITOR: [COMPETITOR]
        INFLUENCER: [FINANCIAL_FIRM, GOVERNMENT, MEDIA, GENERAL_PUBLIC, SHAREHOLDER]
        """, table(Player.RelationshipObject.values(), object -> List.of(object.players())));
  }

  /**
   * Stated: the five forms (亲缘、地缘、业缘、文化习俗、偶发性), with words on how long they last and whom they reach (关系稳定、应用范围有一定的局限性)
   * that we read as marks, without a number. Ours: the usual tie, which the documents do not cross with the forms.
   */
  @Test
  void formsOfGuanxiHaveStabilityBreadthAndAUsualTie() {
    assertEquals(
        """
        KINSHIP: HIGH | LOW | EXPRESSIVE
        LOCALITY: MEDIUM | MEDIUM | MIXED
        OCCUPATION: HIGH | MEDIUM | MIXED
        CULTURE: HIGH | HIGH | MIXED
        INCIDENTAL: LOW | HIGH | INSTRUMENTAL
        """,
        table(
            GuanxiForm.values(),
            form -> List.<Object>of(form.stability(), form.breadth(), form.usualTie())));
  }

  /**
   * The rules are those of Hwang (1987). The openings are ours, read from the warning of the documents that even an instrumental
   * tie speaks of feeling first (即使是工具性关系也要先讲人情).
   */
  @Test
  void tiesHaveARuleAndAnOpening() {
    assertEquals("""
        EXPRESSIVE: NEED | CARE
        MIXED: FAVOUR | CARE
        INSTRUMENTAL: EQUITY | COURTESY_THEN_BUSINESS
        """, table(TieType.values(), tie -> List.<Object>of(tie.rule(), tie.opening())));
  }

  /**
   * Published: six markets (Christopher, Payne and Ballantyne 1991). Stated: the seven of the courseware. Ours: where a market goes
   * that a model lacks.
   */
  @Test
  void everyMarketHasItsPlaceInBothModels() {
    assertEquals(
        """
        CUSTOMER: CUSTOMER | CUSTOMER
        REFERRAL: REFERRAL | INFLUENCE
        INFLUENCE: INFLUENCE | INFLUENCE
        SUPPLIER_ALLIANCE: SUPPLIER_ALLIANCE | SUPPLIER_ALLIANCE
        RECRUITMENT: RECRUITMENT | RECRUITMENT
        INTERNAL: INTERNAL | INTERNAL
        COMPETITOR: INFLUENCE | COMPETITOR
        DISTRIBUTOR: SUPPLIER_ALLIANCE | DISTRIBUTOR
        """,
        table(
            Market.values(),
            market -> List.<Object>of(
                MarketModel.SIX.placeOf(market), MarketModel.SEVEN.placeOf(market))));
  }

  @Test
  void codesAreUniqueAndWellFormed() {
    assertEquals(List.of(), Renderer.english().check(List.of(MarketCode.values())));
  }
}
