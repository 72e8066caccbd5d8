package dev.rapport.examples.storing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonIOException;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.journal.MemberFacts;
import dev.rapport.loyalty.journal.MemberProfile;
import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramCommand.Redeem;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.journal.Returned;
import dev.rapport.loyalty.limit.Cap;
import dev.rapport.loyalty.limit.Limit;
import dev.rapport.loyalty.member.MemberId;
import dev.rapport.loyalty.member.MemberView;
import dev.rapport.loyalty.points.PointType;
import dev.rapport.loyalty.points.Points;
import dev.rapport.loyalty.posting.Extent;
import dev.rapport.loyalty.posting.Posting;
import dev.rapport.loyalty.program.Membership;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalJsonTest {
  private static final PointType BEANS = PointType.redeemable("beans");
  private static final Redeem REDEEM = new Redeem(
      Posting.of("k-1", Instant.parse("2026-03-10T12:00:00Z")), Points.of(BEANS, 40), "mug");
  private static final String LINE =
      "{\"@type\":\"Redeem\",\"posting\":{\"key\":\"k-1\",\"effectiveAt\":\"2026-03-10T12:00:00Z\",\"recordedAt\":\"2026-03-10T12:00:00Z\"},"
          + "\"points\":{\"type\":{\"id\":\"beans\",\"redeemable\":true,\"qualifying\":false,\"scale\":0},\"units\":40},\"cause\":\"mug\"}";

  private static String refused(Class<?> type, String line) {
    JsonParseException refused =
        assertThrows(JsonParseException.class, () -> JournalJson.read(type, line));
    return String.valueOf(refused.getMessage());
  }

  private static String refused(String before, String after) {
    assertTrue(LINE.contains(before), before);
    return refused(ProgramCommand.class, LINE.replace(before, after));
  }

  @Test
  void aRecordIsAnObjectOfItsComponentsAndBearsItsNameInAFamily() {
    assertEquals(LINE, JournalJson.write(REDEEM));
    assertEquals(REDEEM, JournalJson.read(ProgramCommand.class, LINE));
    assertEquals(REDEEM, JournalJson.read(Redeem.class, LINE));
  }

  @Test
  void theNameStandsInListsAndUnderAnyDeclaredType() {
    List<Returned.Line> lines = List.of(new Returned.Line(1, Money.of("EUR", "0.40")));
    assertEquals(
        "{\"@type\":\"Lines\",\"lines\":[{\"number\":1,\"amount\":\"EUR 0.40\"}]}",
        JournalJson.write(new Returned.Lines(lines)));
    String cap = JournalJson.write(Cap.uses("once", 1));
    assertTrue(cap.startsWith("{\"@type\":\"Cap\","), cap);
    assertEquals(Cap.uses("once", 1), JournalJson.read(Limit.class, cap));
  }

  /** As JSON columns of some databases do, which sort names by their length. */
  @Test
  void namesMayComeInAnyOrder() {
    JsonObject tree = JsonParser.parseString(LINE).getAsJsonObject();
    JsonObject turned = new JsonObject();
    List<String> names = List.copyOf(tree.keySet());
    for (int i = names.size() - 1; i >= 0; i--) {
      turned.add(names.get(i), tree.get(names.get(i)));
    }
    assertEquals(REDEEM, JournalJson.read(ProgramCommand.class, turned.toString()));
  }

  /** Which member of a map comes first differs from run to run. */
  @Test
  void equalValuesAreEqualTexts() {
    Map<String, Long> up = new LinkedHashMap<>();
    Map<String, Long> down = new LinkedHashMap<>();
    for (long i = 0; i < 20; i++) {
      up.put("counter-" + i, i);
      down.put("counter-" + (19 - i), 19 - i);
    }
    LocalDate joined = LocalDate.of(2026, 1, 5);
    Map<String, MemberView.Tier> tiers = Map.of("status", new MemberView.Tier(1, "Silver"));
    MemberFacts facts = new MemberFacts(joined, MemberProfile.unknown(), tiers, up);
    String text = JournalJson.write(facts);
    assertEquals(
        text, JournalJson.write(new MemberFacts(joined, MemberProfile.unknown(), tiers, down)));
    assertEquals(facts, JournalJson.read(MemberFacts.class, text));
  }

  @ParameterizedTest
  @CsvSource({"EUR, 2", "JPY, 0", "KWD, 3", "CLF, 4", "TOK, 9", "PTS, 0"})
  void moneyOfAnyCurrencyIsExact(String code, int digits) {
    CurrencyUnit currency = CurrencyUnit.of(code, digits);
    for (long minor : new long[] {1, 40, 1_234_567, Long.MAX_VALUE}) {
      Returned amount = new Returned.Amount(Money.ofMinor(currency, minor));
      assertEquals(amount, JournalJson.read(Returned.class, JournalJson.write(amount)));
    }
  }

  @Test
  void wholeNumbersAreExactToTheLast() {
    Points most = Points.of(BEANS, Long.MAX_VALUE);
    assertEquals(most, JournalJson.read(Points.class, JournalJson.write(most)));
    Points least = Points.of(BEANS, Long.MIN_VALUE);
    assertEquals(least, JournalJson.read(Points.class, JournalJson.write(least)));
    for (String other :
        List.of("9223372036854775808", "40.5", "4e1", "\"forty\"", "null", "{}", "[40]")) {
      assertTrue(refused("40", other).startsWith("long cannot be "), other);
    }
    for (String other : List.of("2147483648", "0.5", "true")) {
      assertTrue(refused("\"scale\":0", "\"scale\":" + other).startsWith("int cannot be "), other);
    }
    for (String other : List.of("\"yes\"", "1")) {
      assertTrue(
          refused("\"redeemable\":true", "\"redeemable\":" + other)
              .startsWith("boolean cannot be "),
          other);
    }
  }

  @Test
  void whatTheLibraryRefusesIsNotRead() {
    String award = JournalJson.write(new OpenAward(
        RecordedAward.of("base", 1, Points.of(BEANS, 10), Points.of(BEANS, 10), List.of(4L, 6L))));
    String message = refused(OpenAward.class, award.replace("[4,6]", "[4,7]"));
    assertTrue(message.endsWith(": shares must sum to 10 beans, were [4, 7]"), message);
    assertTrue(refused("\"units\":40", "\"units\":-40")
        .endsWith(": points must be positive, was -40 beans"));
    assertTrue(refused("\"recordedAt\":\"2026-03-10", "\"recordedAt\":\"2026-03-09")
        .startsWith("Posting cannot be {\"key\":\"k-1\","));
  }

  /** Holds what is no record itself. */
  record OpenAward(RecordedAward award) {}

  @Test
  void aLineThatLacksSomethingOrHasMoreIsRefused() {
    assertEquals(
        "PointType cannot be {\"id\":\"beans\",\"redeemable\":true,\"qualifying\":false}: it must have [id, redeemable, qualifying, scale], had [id, redeemable, qualifying]",
        refused(",\"scale\":0", ""));
    assertTrue(
        refused("\"cause\":", "\"channel\":\"web\",\"cause\":")
            .endsWith(
                ": it must have [@type, posting, points, cause], had [@type, posting, points, channel, cause]"));
    assertTrue(refused("\"mug\"", "null").endsWith(": its cause is unknown"));
  }

  @Test
  void aKindThatIsNotThereIsRefused() {
    assertTrue(refused("\"Redeem\"", "\"Gift\"").endsWith(", Reopen, Book], was Gift"));
    assertTrue(refused("\"@type\":\"Redeem\",", "").endsWith(": it must have @type"));
    assertTrue(refused(Redeem.class, LINE.replace("\"Redeem\"", "\"Adjust\""))
        .endsWith(": its @type must be Redeem"));
    String extent = JournalJson.write(Extent.all());
    assertTrue(
        refused(Extent.class, extent.replace("ALL", "MOST")).endsWith(": its kind is unknown"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"''", "null", "7", "[]", "text", "{", "{}", "{} {}", "{'@type':'Day'}"})
  void whatIsNoEntryIsRefused(String line) {
    assertTrue(!refused(ProgramEntry.class, line).isEmpty());
  }

  /** A line of a form from before the first, in which what points are spent on was called the reward. */
  private static JsonObject oldLine() {
    ProgramEntry.Header header = new ProgramEntry.Header(
        ProgramEntry.SCHEMA, 2, REDEEM.posting(), LocalDate.of(2026, 3, 10));
    JsonObject line = JsonParser.parseString(
            JournalJson.write(new ProgramEntry.Accepted(header, REDEEM)))
        .getAsJsonObject();
    line.getAsJsonObject("header").addProperty("schema", 0);
    JsonObject command = line.getAsJsonObject("command");
    command.add("reward", command.remove("cause"));
    return line;
  }

  /* One step for each number; a line of today passes through as it is. */
  private static JsonObject broughtUpToDate(JsonObject line) {
    JsonObject header = line.getAsJsonObject("header");
    if (header.get("schema").getAsInt() < 1) {
      JsonObject command = line.getAsJsonObject("command");
      command.add("cause", command.remove("reward"));
      header.addProperty("schema", 1);
    }
    return line;
  }

  @Test
  void anOlderFormIsBroughtUpToDateBeforeItIsRead() {
    refused(ProgramEntry.class, oldLine().toString());
    ProgramEntry read = JournalJson.read(ProgramEntry.class, broughtUpToDate(oldLine()));
    assertEquals(REDEEM, read.answers().orElseThrow());
    assertEquals(1, read.header().schema());
    JsonElement today = JsonParser.parseString(JournalJson.write(read));
    assertEquals(
        read, JournalJson.read(ProgramEntry.class, broughtUpToDate(today.getAsJsonObject())));
  }

  @Test
  void aNewerFormIsRefused() {
    JsonObject line = broughtUpToDate(oldLine());
    line.getAsJsonObject("header").addProperty("schema", ProgramEntry.SCHEMA + 1);
    assertTrue(refused(ProgramEntry.class, line.toString())
        .endsWith("A newer version of the library wrote this entry."));
  }

  /** A membership has private state, and a snapshot for this purpose. */
  @Test
  void whatIsNoPlainValueIsNotWritten() {
    Membership ada = Clubs.full().get(0).enrol(MemberId.of("ada"), Instant.EPOCH);
    assertThrows(JsonIOException.class, () -> JournalJson.write(ada));
    String stored = JournalJson.write(ada.snapshot());
    assertEquals(ada.snapshot(), JournalJson.read(MembershipSnapshot.class, stored));
  }
}
