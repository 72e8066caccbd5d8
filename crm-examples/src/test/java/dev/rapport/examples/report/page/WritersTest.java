package dev.rapport.examples.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.money.Money;
import dev.rapport.examples.report.page.Value.Count;
import dev.rapport.examples.report.page.Value.Words;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritersTest {
  private static final Section SECTION = Section.titled("things", "Some things")
      .words("words", "Words", "as \"they\" are")
      .count("count", "A count", 1_234_567)
      .number("number", "A number", 2.71828, 2)
      .share("share", "A share", 0.12345)
      .money("money", "Money", Money.of("KWD", "-1234.5"))
      .day("day", "A day", LocalDate.of(2026, 2, 28))
      .estimate("known", "Known", Proportion.of(126, 300).estimate(0.95))
      .estimate("bare", "Known without interval", Estimate.of(0.5, 3))
      .estimate("unknown", "Unknown", Proportion.of(0, 0).estimate(0.95))
      .table("none", List.of("a"), List.of())
      .table(
          "table",
          List.of("name", "count"),
          List.of(row("long name", 1), row("b", 1000), row("c", 2)),
          2)
      .table("other", List.of("name", "count"), List.of(row("d", 4)))
      .build();

  private static List<Value> row(String name, long count) {
    return List.of(new Words(name), new Count(count));
  }

  @Test
  void textLinesUpLabelsAndColumns() {
    assertEquals("""
        A title
        =======

        Some things
          Words                           as "they" are
          A count                         1,234,567
          A number                        2.72
          A share                         12.3 %
          Money                           -1,234.500 KWD
          A day                           2026-02-28
          Known                           0.420000 [0.365506, 0.476517]
          Known without interval          0.500000
          Unknown                         unknown: no trials were observed
          name       count
          long name      1
          b          1,000
          ... and 1 more

          name  count
          d         4
        """, String.join("\n", TextWriter.lines("A title", List.of(SECTION))) + "\n");
  }

  @Test
  void jsonHasEveryValueUnrounded() {
    assertEquals(
        """
        {
          "things": {
            "words": "as \\"they\\" are",
            "count": 1234567,
            "number": 2.71828,
            "share": 0.12345,
            "money": {
              "currency": "KWD",
              "amount": -1234.500
            },
            "day": "2026-02-28",
            "known": {
              "value": 0.42,
              "interval": {
                "lower": LOWER,
                "upper": UPPER,
                "level": 0.95
              },
              "sampleSize": 300
            },
            "bare": {
              "value": 0.5,
              "sampleSize": 3
            },
            "unknown": {
              "unknown": "no trials were observed",
              "sampleSize": 0
            },
            "none": [],
            "table": [
              {
                "name": "long name",
                "count": 1
              },
              {
                "name": "b",
                "count": 1000
              },
              {
                "name": "c",
                "count": 2
              }
            ],
            "other": [
              {
                "name": "d",
                "count": 4
              }
            ]
          }
        }
        """.replace("LOWER", String.valueOf(bound(true)))
            .replace("UPPER", String.valueOf(bound(false))),
        JsonWriter.json(List.of(SECTION)));
  }

  private static double bound(boolean lower) {
    var interval = Proportion.of(126, 300).estimate(0.95).interval().orElseThrow();
    return lower ? interval.lower() : interval.upper();
  }

  @Test
  void aNameStandsOnceInASection() {
    Section.Builder section =
        Section.titled("things", "Things").count("n", "One", 1).count("n", "Two", 2);
    assertThrows(IllegalArgumentException.class, section::build);
  }

  @Test
  void aRowHasAValuePerColumn() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Section.titled("t", "T").table("rows", List.of("one"), List.of(row("two", 2))));
  }
}
