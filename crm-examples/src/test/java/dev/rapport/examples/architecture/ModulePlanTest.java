package dev.rapport.examples.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The checker finds what is planted, and nothing in what is sound. */
class ModulePlanTest {
  private static final ModulePlan SHOP =
      ModulePlan.of("dev.rapport.shop", Set.of("dev.rapport.core"), "till", "shelf window", "door");

  private static List<Uses> uses(String... pairs) {
    List<Uses> uses = new ArrayList<>();
    for (String pair : pairs) {
      String[] ends = pair.split(" > ", 2);
      uses.add(new Uses("dev.rapport." + ends[0], "dev.rapport." + ends[1]));
    }
    return uses;
  }

  @Test
  void aSoundModuleHasNoFindings() {
    List<Uses> sound = uses(
        "shop.door.Bell > shop.door.Handle",
        "shop.door.Bell > shop.shelf.Board",
        "shop.shelf.Board > shop.till.Drawer",
        "shop.window.Pane > shop.till.Drawer$Coin",
        "shop.till.Drawer > core.money.Money");
    assertEquals(List.of(), SHOP.homeless(sound));
    assertEquals(List.of(), SHOP.upward(sound));
    assertEquals(List.of(), SHOP.strangers(sound));
    assertEquals(List.of(), SHOP.rootTypes(sound));
    assertEquals(List.of(), SHOP.sizes(sound));
  }

  @Test
  void anUpwardUseIsFound() {
    assertEquals(
        List.of(
            "dev.rapport.shop.till.Drawer$1 uses dev.rapport.shop.door.Bell, but till lies below door."
                + " Take what is needed as an argument or move it to a lower package;"
                + " where the plan itself is wrong, move the floor in ArchitectureTest."),
        SHOP.upward(uses("shop.till.Drawer$1 > shop.door.Bell")));
  }

  @Test
  void theCycleThatAnUpwardUseClosesIsNamed() {
    List<Uses> cycle = uses(
        "shop.door.Bell > shop.shelf.Board",
        "shop.shelf.Board > shop.till.Drawer",
        "shop.till.Drawer > shop.door.Bell");
    assertEquals(
        List.of(
            "dev.rapport.shop.till.Drawer uses dev.rapport.shop.door.Bell, but till lies below door,"
                + " and this closes a cycle: till -> door -> shelf -> till."
                + " Take what is needed as an argument or move it to a lower package."),
        SHOP.upward(cycle));
  }

  @Test
  void packagesOnOneFloorDoNotUseEachOther() {
    assertEquals(
        List.of(
            "dev.rapport.shop.shelf.Board uses dev.rapport.shop.window.Pane, but shelf lies beside window."
                + " Take what is needed as an argument or move it to a lower package;"
                + " where the plan itself is wrong, move the floor in ArchitectureTest."),
        SHOP.upward(uses("shop.shelf.Board > shop.window.Pane")));
  }

  @Test
  void aPackageWithoutAFloorIsToldWhereItBelongs() {
    List<Uses> uses = uses(
        "shop.cellar.Box > shop.till.Drawer",
        "shop.door.Bell > shop.cellar.Box",
        "shop.shelf.a.Tin > core.money.Money");
    assertEquals(
        List.of(
            "dev.rapport.shop.cellar has no floor. Name \"cellar\" in ArchitectureTest's plan of dev.rapport.shop,"
                + " above what it uses (till) and below what uses it (door), or move its types to a package that is there.",
            "dev.rapport.shop.shelf.a has no floor. Name \"shelf.a\" in ArchitectureTest's plan of dev.rapport.shop,"
                + " above what it uses (nothing) and below what uses it (nothing), or move its types to a package that is there."),
        SHOP.homeless(uses));
    assertEquals(List.of(), SHOP.upward(uses), "its floor comes first");
  }

  @Test
  void aModuleThatThisOneDoesNotStandOnIsAStranger() {
    assertEquals(
        List.of(
            "dev.rapport.shop.till.Drawer uses dev.rapport.market.Stall, but dev.rapport.shop stands on dev.rapport.core alone."
                + " Take the value as an argument: the application passes it from one module to the other."),
        SHOP.strangers(
            uses("shop.till.Drawer > market.Stall", "shop.till.Drawer > shop.door.Bell")));
  }

  @Test
  void aTypeInTheRootPackageIsFound() {
    assertEquals(
        List.of(
            "dev.rapport.shop.Shop stands in a root package, which holds no types. Move it to the package of its concept."),
        SHOP.rootTypes(uses("shop.Shop > shop.door.Bell", "shop.package-info > core.Note")));
  }

  @Test
  void packagesAreNeitherEmptyNorCrowded() {
    List<Uses> uses = new ArrayList<>(uses(
        "shop.package-info > core.Note",
        "shop.door.package-info > core.Note",
        "shop.till.package-info > core.Note"));
    IntStream.rangeClosed(1, 18)
        .forEach(i -> uses.addAll(
            uses("shop.till.T" + i + " > core.Note", "shop.till.T" + i + "$In > core.Note")));
    List<String> empty = List.of(
        "dev.rapport.shop.door holds no types. Remove its package-info until the first type comes.");
    assertEquals(empty, SHOP.sizes(uses));
    uses.addAll(uses("shop.till.T19 > core.Note"));
    assertEquals(
        List.of(
            empty.get(0),
            "dev.rapport.shop.till holds 19 types, at most 18 are read at once. Split it by concept, or nest small families in one file."),
        SHOP.sizes(uses));
  }

  @Test
  void aPackageSpeaksForItsOwnNulls() {
    List<Uses> uses =
        uses("shop.Hall > core.Note", "shop.door.Bell > core.Note", "shop.till.Drawer > core.Note");
    uses.add(new Uses("dev.rapport.shop.till.package-info", "org.jspecify.annotations.NullMarked"));
    assertEquals(
        List.of("dev.rapport.shop.door is not @NullMarked."
            + " Write its package-info.java: its story, one example, and the annotation."),
        SHOP.unmarked(uses));
  }

  @Test
  void aPackageStandsOnOneFloor() {
    IllegalArgumentException twice = assertThrows(
        IllegalArgumentException.class,
        () -> ModulePlan.of("dev.rapport.shop", Set.of(), "till", "door till"));
    assertEquals("package must be listed once, was twice: till", twice.getMessage());
  }

  @Test
  void theReportOfJdepsIsReadWithoutItsHeadings() {
    assertEquals(
        List.of(new Uses("a.b.C", "java.lang.Object"), new Uses("a.b.C$D", "a.b.C")),
        Uses.parse("""
            classes -> java.base
            classes -> not found
               a.b.C      -> java.lang.Object     java.base
               a.b.C$D    -> a.b.C                classes
            """));
  }
}
