package dev.rapport.examples.report;

import dev.rapport.examples.purchases.PurchaseFile;
import dev.rapport.examples.purchases.PurchaseRows;
import dev.rapport.examples.report.page.JsonWriter;
import dev.rapport.examples.report.page.Section;
import dev.rapport.examples.report.page.TextWriter;
import dev.rapport.examples.report.section.CohortRetention;
import dev.rapport.examples.report.section.ComingBack;
import dev.rapport.examples.report.section.Facts;
import dev.rapport.examples.report.section.KanoFeatures;
import dev.rapport.examples.report.section.LifetimeValues;
import dev.rapport.examples.report.section.LoyaltyBySatisfaction;
import dev.rapport.examples.report.section.PointsEarned;
import dev.rapport.examples.report.section.Purchases;
import dev.rapport.examples.report.section.RelationshipStages;
import dev.rapport.examples.report.section.RepeatPurchases;
import dev.rapport.examples.report.section.RevenueConcentration;
import dev.rapport.examples.report.section.RfmScores;
import dev.rapport.examples.report.section.RfmSegments;
import dev.rapport.examples.report.section.SecondPurchase;
import dev.rapport.examples.report.section.Surveys;
import dev.rapport.examples.report.section.ValueTiers;
import dev.rapport.examples.simulation.ShopPlan;
import dev.rapport.examples.simulation.SimulatedShop;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A finished report: its sections in order, to be read as text or as JSON. Immutable. */
public final class Report {
  private static final String TITLE = "Relationship report";

  /** What every report says about its customers, after the section that tells where the facts come from. */
  private static final List<Function<Facts, Section>> SECTIONS = List.of(
      Purchases::section,
      RepeatPurchases::section,
      CohortRetention::section,
      SecondPurchase::section,
      RelationshipStages::section,
      Surveys::section,
      LoyaltyBySatisfaction::section,
      KanoFeatures::section,
      RfmScores::section,
      RfmSegments::section,
      RevenueConcentration::section,
      ValueTiers::section,
      ComingBack::section,
      LifetimeValues::section,
      PointsEarned::section);

  private final List<Section> sections;

  private Report(Section source, Facts facts) {
    this.sections = Stream.concat(
            Stream.of(source), SECTIONS.stream().map(section -> section.apply(facts)))
        .toList();
  }

  /**
   * Reports on a purchase file.
   *
   * @param file the file
   * @param rows what it holds up to the as-of day
   * @param asOf the last day that counts
   * @return the report
   */
  public static Report onFile(PurchaseFile file, PurchaseRows rows, LocalDate asOf) {
    Facts facts = Facts.of(rows.history(), asOf, file.zone(), file.currency());
    return new Report(RowsRead.section(file, rows, facts), facts);
  }

  /**
   * Reports on a simulated shop as of its last day.
   *
   * @param shop the shop
   * @return the report
   */
  public static Report onShop(SimulatedShop shop) {
    ShopPlan plan = shop.plan();
    Facts facts = Facts.of(shop.history(), plan.lastDay(), plan.zone(), plan.currency());
    return new Report(ShopSeen.section(shop, facts), facts);
  }

  /** Returns the report for a person, line by line. */
  public List<String> lines() {
    return TextWriter.lines(TITLE, sections);
  }

  /** Returns the same figures for a program: a JSON object with an object per section. */
  public String json() {
    return JsonWriter.json(sections);
  }
}
