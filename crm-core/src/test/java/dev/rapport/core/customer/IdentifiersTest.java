package dev.rapport.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class IdentifiersTest {
  @Test
  void anIdMayBeAnyPlainTextOfTheApplication() {
    for (String id :
        new String[] {"1", "c-1815", "BANK CHARGES", "85123A", "客户-7", "a/b:c#d", "\uD83D\uDE00"}) {
      assertEquals(id, CustomerId.of(id).value());
      assertEquals(id, CustomerId.of(id).toString());
    }
    assertEquals(128, CustomerId.of("x".repeat(128)).value().length());
  }

  @Test
  void anIdIsNotEmptyAndNotTooLong() {
    refused("customer id must not be empty", () -> CustomerId.of(""));
    refused(
        "customer id must have at most 128 characters, had 129: \"xxxxxxxxxxxxxxxx...\"",
        () -> CustomerId.of("x".repeat(129)));
  }

  @Test
  void anIdWithAStrayBlankOrLineEndIsFoundAtTheDoor() {
    refused(
        "segment id must not start or end with white space, was \" vip\". Strip it where the data is read.",
        () -> SegmentId.of(" vip"));
    for (String bad :
        new String[] {"vip ", "vip\n", "vip\r", "\tvip", "vip\u00A0", "\u3000", " "}) {
      assertThrows(IllegalArgumentException.class, () -> SegmentId.of(bad), bad);
    }
    refused(
        "program id must not contain control characters, had one at position 1",
        () -> ProgramId.of("a\u0000b"));
    refused(
        "program id must not contain control characters, had one at position 3",
        () -> ProgramId.of("a b\nc"));
  }

  @Test
  void anIdCanBeWrittenInUtf8() {
    refused(
        "customer id must not contain half a surrogate pair, had one at position 1",
        () -> CustomerId.of("a\uD83D"));
    refused(
        "customer id must not contain half a surrogate pair, had one at position 0",
        () -> CustomerId.of("\uDE00a"));
    refused(
        "customer id must not contain half a surrogate pair, had one at position 0",
        () -> CustomerId.of("\uD83D\uD83D\uDE00"));
  }

  @Test
  void aCodeIsOneSpellingOnly() {
    for (String code : new String[] {"late-delivery", "q1", "2026", "a.b_c:d-e"}) {
      assertEquals(code, ReasonCode.of(code).value());
    }
    refused(
        "channel must be 1 to 64 lower-case letters a to z and digits, in parts joined by one of - _ . : such as "
            + "\"late-delivery\", was \"Email\"",
        () -> Channel.of("Email"));
    for (String bad : new String[] {
      "",
      "late delivery",
      "-late",
      "late-",
      "late--delivery",
      "late.-x",
      "é",
      "１",
      "a/b",
      "x".repeat(65)
    }) {
      assertThrows(IllegalArgumentException.class, () -> ReasonCode.of(bad), bad);
    }
    assertEquals(64, ReasonCode.of("x".repeat(64)).value().length());
  }

  private static void refused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
