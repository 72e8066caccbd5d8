package dev.rapport.core.customer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.testing.EqualsTester;
import com.google.common.testing.NullPointerTester;
import dev.rapport.core.customer.CustomerRole.Subject;
import dev.rapport.core.customer.RelationshipVariable.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CustomerTest {
  private static final CustomerId ID = CustomerId.of("c-1815");
  private static final Instant SINCE = Instant.parse("2026-01-05T09:00:00Z");

  @Test
  void holdsWhatTheBuilderWasTold() {
    Customer ada = ada().build();
    assertEquals(ID, ada.id());
    assertEquals(CustomerKind.HOUSEHOLD, ada.kind());
    assertEquals(List.of(CustomerRole.USER, CustomerRole.CUSTOMER), List.copyOf(ada.roles()));
    assertEquals(
        List.of(SegmentId.of("early-birds"), SegmentId.of("vip")), List.copyOf(ada.segments()));
    assertEquals(List.of(Channel.APP, Channel.EMAIL), List.copyOf(ada.channels()));
    assertEquals(DataSource.EXTERNAL, ada.source());
    assertEquals(
        List.of(RelationshipVariable.BEHAVIOUR, RelationshipVariable.ATTITUDE),
        List.copyOf(ada.known()));
    assertEquals(Optional.of(SINCE), ada.since());
    assertEquals(Optional.of(SINCE.plusSeconds(1)), ada.verifiedAt());
    assertEquals("Customer c-1815 (HOUSEHOLD)", ada.toString());
  }

  @Test
  void isAPersonOfWhomNothingElseIsKnownUnlessTold() {
    Customer bare = Customer.builder(ID).build();
    assertEquals(CustomerKind.PERSON, bare.kind());
    assertEquals(DataSource.OWN, bare.source());
    assertTrue(bare.roles().isEmpty());
    assertTrue(bare.segments().isEmpty());
    assertTrue(bare.channels().isEmpty());
    assertTrue(bare.known().isEmpty());
    assertEquals(Optional.empty(), bare.since());
    assertEquals(Optional.empty(), bare.verifiedAt());
  }

  @Test
  void refusesToBeToldTwice() {
    IllegalStateException twice = assertThrows(
        IllegalStateException.class,
        () -> Customer.builder(ID).kind(CustomerKind.PERSON).kind(CustomerKind.ORGANISATION));
    assertEquals("kind must be set once, was set again", twice.getMessage());
    assertThrows(IllegalStateException.class, () -> ada().since(SINCE));
    assertThrows(IllegalStateException.class, () -> ada().segments(List.of()));
  }

  @Test
  void refusesAChannelThatReachesNobody() {
    IllegalArgumentException unknown = assertThrows(
        IllegalArgumentException.class, () -> Customer.builder(ID).channels(Channel.UNSPECIFIED));
    assertEquals(
        "channels must be known ways to reach the customer, had \"unspecified\"",
        unknown.getMessage());
  }

  @Test
  void changesOnePropertyThroughItsBuilder() {
    Customer moved = ada().build().toBuilder().channels(Channel.POST).build();
    assertEquals(List.of(Channel.POST), List.copyOf(moved.channels()));
    assertEquals(
        ada().build(), moved.toBuilder().channels(Channel.EMAIL, Channel.APP).build());
  }

  @Test
  void saysWhatIsStillToBeFoundOutAndHow() {
    Customer ada = ada().build();
    assertEquals(List.of(RelationshipVariable.INFLUENCE), List.copyOf(ada.unknown(Method.OBSERVE)));
    assertEquals(
        List.of(RelationshipVariable.CIRCUMSTANCES, RelationshipVariable.VALUES),
        List.copyOf(ada.unknown(Method.ASK)));
    Customer bare = Customer.builder(ID).build();
    assertEquals(
        RelationshipVariable.values().length,
        bare.unknown(Method.ASK).size() + bare.unknown(Method.OBSERVE).size());
    Customer whole = ada.toBuilder().known(RelationshipVariable.values()).build();
    assertTrue(whole.unknown(Method.ASK).isEmpty());
    assertTrue(whole.unknown(Method.OBSERVE).isEmpty());
  }

  @Test
  void isAskedAboutWhatItsPartsCanJudge() {
    assertEquals(Set.of(CustomerRole.CONSUMER), CustomerRole.toAskAbout(Subject.DEMAND));
    assertEquals(Set.of(CustomerRole.USER), CustomerRole.toAskAbout(Subject.USE));
    assertEquals(
        Set.of(CustomerRole.CUSTOMER, CustomerRole.CLIENT),
        CustomerRole.toAskAbout(Subject.PURCHASE));
    assertEquals(Set.of(CustomerRole.CLIENT), CustomerRole.toAskAbout(Subject.RELATIONSHIP));
    Customer ada = ada().build();
    assertTrue(ada.canTellOf(Subject.USE) && ada.canTellOf(Subject.PURCHASE));
    assertFalse(ada.canTellOf(Subject.RELATIONSHIP) || ada.canTellOf(Subject.DEMAND));
    assertFalse(Customer.builder(ID).build().canTellOf(Subject.USE));
  }

  /** Who wants or uses goods need not deal with the firm; who buys does. */
  @Test
  void dealingsBeginWithThePurchase() {
    assertEquals(
        List.of(CustomerRole.CUSTOMER, CustomerRole.CLIENT),
        Arrays.stream(CustomerRole.values()).filter(CustomerRole::hasDealings).toList());
  }

  @Test
  void onlyAPersonsAnswerIsTheWholeCustomers() {
    assertEquals(
        List.of(CustomerKind.PERSON),
        Arrays.stream(CustomerKind.values()).filter(CustomerKind::decidesAlone).toList());
  }

  /** The eight kinds of data of the textbook, and which of them a purpose calls for. */
  @Test
  void dataThatServesNothingIsFound() {
    Set<DataCategory> all = EnumSet.allOf(DataCategory.class);
    assertEquals(8, all.size());
    assertEquals(
        List.of(DataCategory.BASIC, DataCategory.SOCIAL, DataCategory.DEVICE),
        List.copyOf(DataCategory.needless(all, Set.of(RelationshipVariable.BEHAVIOUR))));
    assertEquals(
        Set.of(DataCategory.SOCIAL),
        DataCategory.needless(
            all, Set.of(RelationshipVariable.BEHAVIOUR, RelationshipVariable.CIRCUMSTANCES)));
    assertEquals(Set.of(), DataCategory.needless(Set.of(), Set.of()));
    assertEquals(
        Set.of(DataCategory.BASIC),
        all.stream().filter(data -> data.method() == Method.ASK).collect(Collectors.toSet()));
  }

  @Test
  void onlyWhatOthersCollectedMustBeVerified() {
    assertTrue(DataSource.EXTERNAL.mustBeVerified());
    assertFalse(DataSource.OWN.mustBeVerified());
  }

  @Test
  void setsCannotBeChanged() {
    Customer ada = ada().build();
    assertThrows(UnsupportedOperationException.class, () -> ada.roles().clear());
    assertThrows(UnsupportedOperationException.class, () -> ada.segments().clear());
    assertThrows(UnsupportedOperationException.class, () -> ada.channels().clear());
    assertThrows(UnsupportedOperationException.class, () -> ada.known().clear());
  }

  @Test
  void isEqualIfEveryPropertyIs() {
    new EqualsTester()
        .addEqualityGroup(
            ada().build(), ada().build(), ada().build().toBuilder().build())
        .addEqualityGroup(ada().build().withId(CustomerId.of("c-2")))
        .addEqualityGroup(ada().build().toBuilder().kind(CustomerKind.PERSON).build())
        .addEqualityGroup(ada().build().toBuilder().roles().build())
        .addEqualityGroup(ada().build().toBuilder().segments().build())
        .addEqualityGroup(ada().build().toBuilder().channels().build())
        .addEqualityGroup(ada().build().toBuilder().source(DataSource.OWN).build())
        .addEqualityGroup(ada().build().toBuilder().known().build())
        .addEqualityGroup(ada().build().toBuilder().since(Instant.EPOCH).build())
        .addEqualityGroup(ada().build().toBuilder().verifiedAt(Instant.EPOCH).build())
        .addEqualityGroup(Customer.builder(ID).build())
        .testEquals();
  }

  @Test
  void namesTheArgumentThatIsNull() {
    NullPointerTester tester = new NullPointerTester().setDefault(CustomerId.class, ID);
    tester.testAllPublicStaticMethods(Customer.class);
    tester.testAllPublicInstanceMethods(Customer.builder(ID).build());
    tester.testAllPublicInstanceMethods(Customer.builder(ID));
    for (Class<?> type : List.of(
        CustomerId.class, SegmentId.class, ProgramId.class, ReasonCode.class, Channel.class)) {
      tester.testAllPublicStaticMethods(type);
      tester.testAllPublicConstructors(type);
    }
  }

  private static Customer.Builder ada() {
    return Customer.builder(ID)
        .kind(CustomerKind.HOUSEHOLD)
        .roles(CustomerRole.CUSTOMER, CustomerRole.USER, CustomerRole.CUSTOMER)
        .segments(SegmentId.of("vip"), SegmentId.of("early-birds"))
        .channels(Channel.EMAIL, Channel.APP, Channel.EMAIL)
        .source(DataSource.EXTERNAL)
        .known(RelationshipVariable.ATTITUDE, RelationshipVariable.BEHAVIOUR)
        .since(SINCE)
        .verifiedAt(SINCE.plusSeconds(1));
  }
}
