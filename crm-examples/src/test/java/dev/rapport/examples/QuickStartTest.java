package dev.rapport.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuickStartTest {
  @Test
  void saysWhatTheReadmeSays() {
    assertEquals(
        List.of(
            "revenue EUR 52.40",
            "repeat-purchase rate 0.5 (95 % interval 0.0945312 to 0.905469, n = 2)",
            "RFM scores {ada=2-2-2, ben=1-1-1}",
            "points for the last order 24 beans"),
        QuickStart.lines());
  }
}
