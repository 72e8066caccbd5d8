/**
 * Whether customers trust the firm, what brings trust and commitment about, and what customers get out of a relationship.
 *
 * <p>Trust (顾客信任) has {@linkplain dev.rapport.scoring.trust.TrustLayer layers}: the customer judges the firm to be reliable, feels safe
 * with it, and acts on it. A {@link dev.rapport.scoring.trust.TrustPolicy} tells from survey answers and behaviour which of them show, which
 * do not and which nobody knows; behaviour without the two layers beneath it is spurious. {@link
 * dev.rapport.scoring.trust.CommitmentTrustModel} is the theory of Morgan and Hunt (投入-信任理论): thirteen signed effects that tell
 * which way commitment, cooperation or the propensity to leave go when opportunism rises or communication improves. It gives directions and
 * no strengths. {@link dev.rapport.scoring.trust.CompositeScale} scores such constructs by weighted items, and {@link
 * dev.rapport.scoring.trust.RelationalBenefitTally} counts the benefits that customers feel (关系利益: 信任利益, 社会利益, 特殊对待利益).
 *
 * <pre>{@code
 * TrustLayers ada = TrustPolicy.standard().assess(evidence).layers();
 * ada.highestContiguous();    // AFFECTIVE
 * ada.spurious();             // NO
 * CommitmentTrustModel.standard().paths(OPPORTUNISM, PROPENSITY_TO_LEAVE).get(0).words();
 *     // opportunism lowers trust, which lowers commitment, which raises propensity to leave
 * }</pre>
 */
@NullMarked
package dev.rapport.scoring.trust;

import org.jspecify.annotations.NullMarked;
