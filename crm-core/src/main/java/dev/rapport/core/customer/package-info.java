/**
 * Who the other side of a relationship is: a pseudonymous customer, its groups, and the ways to reach it.
 *
 * <p>A relationship needs a partner that is recognised when it comes back, not one that is known by name. A {@link
 * dev.rapport.core.customer.CustomerId} is all that events, scores and points refer to; name, address and birthday stay in
 * the application's own store. When a person asks to be forgotten, the application deletes its link from person to id, or
 * re-keys the facts to a fresh id; nothing else in the library has to change.
 *
 * <p>The Chinese textbooks distinguish the consumer (消费者), the user (用户), the customer who buys (顾客) and the client with
 * whom the firm keeps a continuing relationship (客户). {@link dev.rapport.core.customer.CustomerRole} keeps these four apart;
 * {@link dev.rapport.core.customer.CustomerKind} says whether the partner is a person, a household or an organisation.
 *
 * <pre>{@code
 * Customer ada = Customer.builder(CustomerId.of("c-1815"))
 *     .kind(CustomerKind.PERSON)
 *     .roles(CustomerRole.CUSTOMER, CustomerRole.USER)
 *     .segments(SegmentId.of("early-birds"))
 *     .channels(Channel.EMAIL, Channel.APP)
 *     .since(Instant.parse("2026-01-05T09:00:00Z"))
 *     .build();
 * }</pre>
 */
@NullMarked
package dev.rapport.core.customer;

import org.jspecify.annotations.NullMarked;
