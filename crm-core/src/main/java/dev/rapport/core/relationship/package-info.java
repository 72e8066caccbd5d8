/**
 * What ties a customer to a firm, how much a firm should do for the tie, and whether it pays to try.
 *
 * <p>Relationship marketing (关系营销) is to attract, maintain and enhance relationships with customers (吸引、保持以及加强客户关系; Berry
 * 1983), as one interaction of a firm with all its publics. It sees value in the bond, not in the single exchange, which is how it
 * differs from transaction marketing ({@link dev.rapport.core.relationship.Orientation}). It does not apply everywhere ({@link
 * dev.rapport.core.relationship.Applicability}), and not everything that repeats is a relationship ({@link
 * dev.rapport.core.relationship.RelationshipReality}).
 *
 * <p>Two models say how much to do. Kotler's five types ({@link dev.rapport.core.relationship.RelationshipType}) are chosen by the
 * number of customers and the margin; bonds ({@link dev.rapport.core.relationship.Bond}) are the ties themselves, from price to
 * shared processes, and grow one level at a time ({@link dev.rapport.core.relationship.BondProgramme}).
 *
 * <pre>{@code
 * RelationshipTypePolicy.standard().classify(60, 0.35).explanation().lines();
 * // proactive by the table additive
 * //   60 customers are few: few below 100, many from 10,000
 * //   a margin of 35.0% is medium: low below 20.0%, high from 40.0%
 *
 * BondProgramme.of(STABLE_PRICE, SHARED_PROCESSES).nextStep(FOUR_LEVEL, 4).value(); // 2, the lowest gap
 * }</pre>
 *
 * <p>The documents trace the idea to several roots: transaction cost, relational contract, social exchange, equity, resource
 * dependence and the resource-based view (交易成本、关系契约、社会交易、公平、资源依赖、资源基础理论). They explain why relationships exist and
 * carry no figures, so they stand here as a sentence and nowhere as a type. The characteristics that they name, personal service,
 * growing together, trust through interaction and loyalty (个性化、共同成长、信任互动、忠诚), are the aims of the practices in {@link
 * dev.rapport.core.relationship.RelationshipPractice}.
 *
 * <p>Everything is a total function of what is put in. An answer that nobody knows is {@link
 * dev.rapport.core.evidence.Finding#UNKNOWN}, never a guess. Borders without a published standard say so and can be set.
 */
@NullMarked
package dev.rapport.core.relationship;

import org.jspecify.annotations.NullMarked;
