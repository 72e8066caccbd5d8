package dev.rapport.scoring.targeting;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.scoring.targeting.Scorecard.Criterion;
import dev.rapport.scoring.targeting.Scorecard.Missing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The scorecards of the literature, as data. */
public final class Scorecards {
  private static final int TEN = 10;

  private Scorecards() {}

  /**
   * Returns the Bullseye form (布尔塞模型): whether a product suits direct sale on the internet.
   *
   * <p>布尔塞 is no person but the English word: the Internet Bullseye Marketing Model. Each criterion is rated 0 to 10, in the bands of
   * {@link SuitabilityBand}. The Chinese textbook speaks of 30 criteria and lists these 28; all count alike. That a product must be seen,
   * touched or tried before it is bought, that local competitors already reach its buyers, and that it is dear count against it, so
   * these are reversed. Criteria that nobody rated are left out and reported. What a total means the source does not say; the
   * band of the mean is ours.
   *
   * <p>Reference: T. Vassos (1996), Strategic Internet Marketing, Que; the form of T. Vassos and Mak Wai Keong.
   *
   * @return the form
   */
  public static Scorecard bullseye() {
    List<Criterion> form = new ArrayList<>();
    String market = "target market (目标市场)";
    add(form, market, "computer-users", "is it meant for people who use computers");
    add(form, market, "early-adopters", "is it meant for people who take up technology early");
    add(form, market, "higher-income", "is it meant for people of higher income");
    add(form, market, "well-educated", "is it meant for people of good education");
    add(form, market, "sex", "does its market suit the sex of those who are on the internet");
    add(form, market, "reachable", "is the market easy to identify and to reach");
    add(form, market, "internet-users", "are internet users part of the market");
    String product = "product (产品/服务)";
    add(form, product, "computer-related", "has it to do with computers");
    reversed(
        form, product, "must-be-tried", "must it be seen, touched or tried before it is bought");
    add(form, product, "easy-to-order", "is it easy to understand, to identify and to order");
    add(form, product, "attributes", "do its attributes suit sale at a distance");
    add(form, product, "intangible", "is it intangible or knowledge rather than tangible");
    add(form, product, "high-technology", "is it of high technology");
    add(form, product, "standard", "is it a standard item");
    add(form, product, "special", "has it a special performance or look");
    add(form, product, "global-appeal", "does it appeal to people all over the world");
    add(form, product, "global-sale", "is it suited to direct sale all over the world");
    add(form, "brand (品牌因素)", "known-brand", "is its brand known and trusted");
    String place = "direct sale (直销)";
    reversed(form, place, "local-channels", "do local competitors have good channels already");
    add(form, place, "sells-globally", "can the firm sell it all over the world already");
    String price = "price (价格)";
    reversed(form, price, "dear", "is it dear rather than cheap");
    add(form, price, "changing-price", "must its price change often");
    add(form, "promotion (促销)", "promotion", "does the firm make use of advertising and publicity");
    String environment = "environment (竞争环境)";
    add(form, environment, "legal", "does the law favour it");
    add(form, environment, "socio-cultural", "do society and culture favour it");
    add(form, environment, "political", "do politics favour it");
    add(form, environment, "economic", "does the economy favour it");
    add(form, environment, "technological", "does the technical environment favour it");
    return new Scorecard("Bullseye", 0, TEN, form, Missing.LEAVES_CRITERION_OUT);
  }

  /**
   * Returns the scorecard by which a buyer chooses among service firms (服务企业综合评分选择): every competence is weighed by its importance and
   * rated 0 to 10, and the firm with the highest score is chosen. A firm that is not rated on every competence is left out.
   *
   * @param weights how much each competence counts, 1 to 1,000,000, in the order of the map
   * @return the scorecard
   * @throws IllegalArgumentException if there is no competence or a weight is out of range
   */
  public static Scorecard supplier(Map<String, Integer> weights) {
    checkArgument(
        !requireNonNull(weights, "weights").isEmpty(), "weights must name a competence, were {}");
    return new Scorecard(
        "supplier",
        0,
        TEN,
        weights.entrySet().stream()
            .map(entry -> Criterion.of(entry.getKey(), entry.getValue()))
            .toList(),
        Missing.EXCLUDES_CANDIDATE);
  }

  private static void add(List<Criterion> form, String section, String id, String question) {
    form.add(new Criterion(id, section, question, 1, false));
  }

  private static void reversed(List<Criterion> form, String section, String id, String question) {
    form.add(new Criterion(id, section, question, 1, true));
  }
}
