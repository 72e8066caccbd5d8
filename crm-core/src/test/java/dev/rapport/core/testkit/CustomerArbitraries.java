package dev.rapport.core.testkit;

import dev.rapport.core.customer.Channel;
import dev.rapport.core.customer.Customer;
import dev.rapport.core.customer.CustomerId;
import dev.rapport.core.customer.CustomerKind;
import dev.rapport.core.customer.CustomerRole;
import dev.rapport.core.customer.DataSource;
import dev.rapport.core.customer.Identifiers;
import dev.rapport.core.customer.ProgramId;
import dev.rapport.core.customer.ReasonCode;
import dev.rapport.core.customer.RelationshipVariable;
import dev.rapport.core.customer.SegmentId;
import java.time.Instant;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators for customers and for what identifies and groups them. */
public final class CustomerArbitraries {
  private static final Instant ORIGIN = Instant.parse("2024-01-01T00:00:00Z");

  private CustomerArbitraries() {}

  /**
   * Generates texts that are ids: short ones mostly, and some with inner spaces, in any script, up to the longest.
   *
   * @return texts that {@link Identifiers#checkId} accepts
   */
  public static Arbitrary<String> idTexts() {
    Arbitrary<String> plain =
        Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8);
    Arbitrary<String> any = Arbitraries.strings()
        .withChars('a', 'Z', '0', '-', '#', ' ', 'é', 'ß', '中', '文', 'ا', 'か')
        .ofMinLength(1)
        .ofMaxLength(Identifiers.MAX_ID_LENGTH)
        .filter(text -> text.equals(text.strip()));
    Arbitrary<String> beyondTheBasicPlane = plain.map(text -> text + "\uD83D\uDE00");
    return Arbitraries.frequencyOf(
        Tuple.of(6, plain), Tuple.of(3, any), Tuple.of(1, beyondTheBasicPlane));
  }

  /**
   * Generates texts that are codes.
   *
   * @return texts that {@link Identifiers#checkCode} accepts
   */
  public static Arbitrary<String> codeTexts() {
    Arbitrary<String> part = Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('0', '9')
        .ofMinLength(1)
        .ofMaxLength(8);
    Arbitrary<Character> joint = Arbitraries.of('-', '_', '.', ':');
    return Combinators.combine(part.list().ofMinSize(1).ofMaxSize(4), joint)
        .as((parts, with) -> String.join(String.valueOf(with), parts));
  }

  /**
   * Generates customers' identities out of few, so that several facts fall on one customer.
   *
   * @return one of the ids {@code c-1} to {@code c-6}
   */
  public static Arbitrary<CustomerId> fewCustomerIds() {
    return Arbitraries.integers().between(1, 6).map(n -> CustomerId.of("c-" + n));
  }

  /**
   * Generates customers' identities.
   *
   * @return any ids
   */
  public static Arbitrary<CustomerId> customerIds() {
    return idTexts().map(CustomerId::of);
  }

  /**
   * Generates names of segments.
   *
   * @return any ids
   */
  public static Arbitrary<SegmentId> segmentIds() {
    return idTexts().map(SegmentId::of);
  }

  /**
   * Generates names of programmes, the relationship as a whole among them.
   *
   * @return any ids
   */
  public static Arbitrary<ProgramId> programIds() {
    return Arbitraries.oneOf(
        Arbitraries.of(ProgramId.RELATIONSHIP, ProgramId.of("coffee-club")),
        idTexts().map(ProgramId::of));
  }

  /**
   * Generates reasons, {@link ReasonCode#UNSPECIFIED} among them.
   *
   * @return any codes
   */
  public static Arbitrary<ReasonCode> reasonCodes() {
    return Arbitraries.oneOf(
        Arbitraries.just(ReasonCode.UNSPECIFIED), codeTexts().map(ReasonCode::of));
  }

  /**
   * Generates channels by which a customer can be reached: the usual ones and some of a firm's own.
   *
   * @return channels, never {@link Channel#UNSPECIFIED}
   */
  public static Arbitrary<Channel> knownChannels() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            Channel.EMAIL,
            Channel.SMS,
            Channel.PHONE,
            Channel.POST,
            Channel.APP,
            Channel.WEB,
            Channel.SOCIAL,
            Channel.STORE,
            Channel.PERSON),
        codeTexts().map(Channel::of).filter(channel -> !channel.equals(Channel.UNSPECIFIED)));
  }

  /**
   * Generates channels as they stand on facts.
   *
   * @return channels, {@link Channel#UNSPECIFIED} among them
   */
  public static Arbitrary<Channel> channels() {
    return Arbitraries.oneOf(knownChannels(), Arbitraries.just(Channel.UNSPECIFIED));
  }

  /**
   * Generates customers of every kind, with and without each property.
   *
   * @return any customers
   */
  public static Arbitrary<Customer> customers() {
    Arbitrary<Instant> instants =
        Arbitraries.longs().between(0, 100_000).map(hours -> ORIGIN.plusSeconds(3600 * hours));
    Arbitrary<Set<CustomerRole>> roles = Arbitraries.of(CustomerRole.class).set();
    Arbitrary<Set<RelationshipVariable>> known =
        Arbitraries.of(RelationshipVariable.class).set();
    return Combinators.combine(
            customerIds(),
            Arbitraries.of(CustomerKind.class),
            roles,
            segmentIds().set().ofMaxSize(3),
            knownChannels().set().ofMaxSize(3),
            known,
            Arbitraries.of(DataSource.class),
            instants.optional())
        .as((id, kind, role, segment, channel, variable, source, instant) -> {
          Customer.Builder builder = Customer.builder(id)
              .kind(kind)
              .roles(role.toArray(new CustomerRole[0]))
              .segments(segment)
              .channels(channel.toArray(new Channel[0]))
              .known(variable.toArray(new RelationshipVariable[0]))
              .source(source);
          instant.ifPresent(at -> builder.since(at).verifiedAt(at));
          return builder.build();
        })
        .withoutEdgeCases();
  }
}
