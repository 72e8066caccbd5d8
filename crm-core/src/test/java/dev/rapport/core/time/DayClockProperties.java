package dev.rapport.core.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.testing.EqualsTester;
import dev.rapport.core.testkit.TimeArbitraries;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A clock that has looked everything up says what one says that looks it up. */
class DayClockProperties {
  private static final int[] AROUND = {-50_000, -3_601, -1, 0, 1, 3_600, 50_000};

  @Provide
  Arbitrary<ZonedDateTime> moments() {
    return TimeArbitraries.moments();
  }

  @Property
  void everyMomentHasItsDay(@ForAll("moments") ZonedDateTime moment) {
    checkAt(DayClock.of(moment.getZone()), moment.toInstant());
  }

  /* Zones that still change do so alike for ever: the odd changes are past, and the last ones try the end of the table. */
  @Test
  void everyChangeOfEveryZoneIsKnown() {
    for (String id : ZoneRulesProvider.getAvailableZoneIds()) {
      DayClock clock = DayClock.of(ZoneId.of(id));
      checkChanges(clock, "1969-06-01T00:00:00Z", "2027-01-01T00:00:00Z");
      checkChanges(clock, "2099-01-01T00:00:00Z", "2101-01-01T00:00:00Z");
    }
  }

  private static void checkChanges(DayClock clock, String from, String until) {
    ZoneRules rules = clock.zone().getRules();
    @Nullable ZoneOffsetTransition change = rules.nextTransition(Instant.parse(from));
    while (change != null && change.getInstant().isBefore(Instant.parse(until))) {
      for (int seconds : AROUND) {
        checkAt(clock, change.getInstant().plusSeconds(seconds));
      }
      change = rules.nextTransition(change.getInstant());
    }
  }

  private static void checkAt(DayClock clock, Instant at) {
    ZoneId zone = clock.zone();
    LocalDate day = Days.of(at, zone);
    assertEquals(day, clock.dayOf(at), () -> at + " in " + zone);
    for (LocalDate near : new LocalDate[] {day.minusDays(1), day, day.plusDays(1)}) {
      assertEquals(
          Days.startOf(near, zone), clock.startOf(near), () -> near + " in " + zone + " at " + at);
    }
    assertEquals(
        at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds(),
        clock.wallSecondsAt(at),
        () -> at + " in " + zone);
  }

  @Test
  void clocksAreEqualIfTheirZonesAre() {
    new EqualsTester()
        .addEqualityGroup(
            DayClock.of(ZoneId.of("Europe/Paris")), DayClock.of(ZoneId.of("Europe/Paris")))
        .addEqualityGroup(DayClock.of(ZoneId.of("UTC")))
        .testEquals();
  }
}
