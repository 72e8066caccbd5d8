package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.bytes.ByteForm;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.estimate.Proportion;
import dev.rapport.core.estimate.UndefinedReason;
import dev.rapport.core.event.Complaint;
import java.time.Duration;
import java.util.Collection;

/**
 * How many problems become complaints, how many complaints are resolved, and how many at once: the metrics of complaint handling.
 *
 * <p>Example: of 200 customers who had a problem 50 complained, 40 of these complaints were resolved, 30 of them at the first contact: {@code
 * new ComplaintFunnel(200, 50, 40, 30)}. The complaint rate is 0.25, so each complaint stands for 4 problems, the part of the iceberg under
 * water; 0.8 are resolved, 0.6 at the first contact. The firm's own files show complaints only: the number of problems comes from a survey of
 * customers.
 *
 * <p>Funnels of disjoint shards merge exactly ({@link #empty()}, {@link #merge}).
 *
 * @param problems customers who had a problem
 * @param complaints those of them who complained to the firm
 * @param resolved complaints that were resolved
 * @param firstContact complaints that were resolved at the first contact
 */
public record ComplaintFunnel(long problems, long complaints, long resolved, long firstContact) {
  private static final ByteForm BYTE_FORM = ByteForm.of("ComplaintFunnel", 1);
  private static final ComplaintFunnel EMPTY = new ComplaintFunnel(0, 0, 0, 0);

  /**
   * Checks that each count is part of the one before.
   *
   * @param problems zero or more
   * @param complaints zero or more, at most the problems
   * @param resolved zero or more, at most the complaints
   * @param firstContact zero or more, at most the resolved
   * @throws IllegalArgumentException if one is not
   */
  public ComplaintFunnel {
    checkArgument(problems >= 0, "problems must not be negative, was %s", problems);
    checkPart(complaints, "complaints", problems, "problems");
    checkPart(resolved, "resolved", complaints, "complaints");
    checkPart(firstContact, "firstContact", resolved, "resolved");
  }

  private static void checkPart(long part, String name, long whole, String wholeName) {
    checkArgument(
        part >= 0 && part <= whole,
        "%s must be 0 to the %s %s, was %s",
        name,
        whole,
        wholeName,
        part);
  }

  /**
   * Returns no problems.
   *
   * @return the neutral element of {@link #merge}
   */
  public static ComplaintFunnel empty() {
    return EMPTY;
  }

  /**
   * Counts the complaints on file against the problems that a survey found.
   *
   * <p>Complaints to the firm count, those to others do not. Resolved are those that the customer is known to have accepted; resolved at the
   * first contact are those of them that were closed once, within a time that makes it one contact.
   *
   * @param problems how many problems there were, at least as many as complaints
   * @param cases the complaints
   * @param firstContactWithin how long after the complaint a first contact may end, inclusive; zero or more
   * @return the funnel
   * @throws IllegalArgumentException if there are more complaints than problems or the duration is negative
   */
  public static ComplaintFunnel of(
      long problems, Collection<ComplaintCase> cases, Duration firstContactWithin) {
    long complaints = 0;
    long resolved = 0;
    long firstContact = 0;
    for (ComplaintCase one : requireNonNull(cases, "cases")) {
      if (one.raised().forum() == Complaint.Forum.FIRM) {
        ComplaintOutcome outcome =
            one.outcome(firstContactWithin).orElse(ComplaintOutcome.UNRESOLVED);
        boolean isQuick = outcome == ComplaintOutcome.RESOLVED_QUICKLY;
        complaints++;
        resolved += outcome.isResolved() ? 1 : 0;
        firstContact += isQuick && one.closings().size() == 1 ? 1 : 0;
      }
    }
    return new ComplaintFunnel(problems, complaints, resolved, firstContact);
  }

  /**
   * Adds other problems.
   *
   * @param other a funnel of problems that are not in this one
   * @return the funnel of all of them
   * @throws ArithmeticException if a count no longer fits in a {@code long}
   */
  public ComplaintFunnel merge(ComplaintFunnel other) {
    requireNonNull(other, "other");
    return new ComplaintFunnel(
        Math.addExact(problems, other.problems),
        Math.addExact(complaints, other.complaints),
        Math.addExact(resolved, other.resolved),
        Math.addExact(firstContact, other.firstContact));
  }

  /**
   * Reads the form that {@link #toBytes()} writes.
   *
   * @param bytes the byte form; it is read, not kept
   * @return the funnel
   * @throws IllegalArgumentException if the bytes are of another version or not the form of a funnel
   */
  public static ComplaintFunnel fromBytes(byte[] bytes) {
    return BYTE_FORM.read(
        bytes, in -> new ComplaintFunnel(in.count(), in.count(), in.count(), in.count()));
  }

  /**
   * Returns the versioned byte form, for engines that ship partial results between machines.
   *
   * @return a fresh array; equal funnels have equal bytes
   */
  public byte[] toBytes() {
    return BYTE_FORM.write(out -> out.counts(problems, complaints, resolved, firstContact));
  }

  /**
   * Estimates the complaint rate (抱怨率), complaints / problems, with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1; undefined without problems
   */
  public Estimate complaintRate(double level) {
    return rate(complaints, problems, "problems", level);
  }

  /**
   * Estimates how many problems stand behind one complaint (冰山效应): problems / complaints, with the interval that Wilson's for the
   * complaint rate becomes.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 1 or more; undefined without problems, and where nobody complained, since then no number is large enough
   */
  public Estimate icebergMultiplier(double level) {
    Estimate rate = complaintRate(level);
    if (problems > 0 && complaints == 0) {
      return Estimate.undefined(
          new UndefinedReason(
              UndefinedReason.Kind.DOES_NOT_EXIST,
              "nobody complained of " + problems + " problems"),
          problems);
    }
    // Of the counts themselves, so that 200 of 50 are 4 and not nearly so.
    return rate.fold(
        known -> {
          Interval of = known.interval().orElseThrow().map(share -> 1 / share);
          double multiplier = (double) problems / complaints;
          return Estimate.of(
              multiplier,
              Interval.of(
                  Math.min(of.lower(), multiplier), Math.max(of.upper(), multiplier), level),
              problems);
        },
        undefined -> undefined);
  }

  /**
   * Estimates how many problems stand behind complaints on file, by the {@linkplain #icebergMultiplier multiplier} of this survey.
   *
   * @param complaintsOnFile how many complaints the firm has, zero or more
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return the complaints on file or more; its interval is of the multiplier alone; undefined where that is
   * @throws IllegalArgumentException if the number is negative
   */
  public Estimate problemsBehind(long complaintsOnFile, double level) {
    checkArgument(
        complaintsOnFile >= 0, "complaintsOnFile must not be negative, was %s", complaintsOnFile);
    return icebergMultiplier(level).map(multiplier -> multiplier * complaintsOnFile);
  }

  /**
   * Estimates which share of the complaints is resolved (抱怨解决率), with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1; undefined without complaints
   */
  public Estimate resolutionRate(double level) {
    return rate(resolved, complaints, "complaints", level);
  }

  /**
   * Estimates first-contact resolution (首次接触解决率): which share of all complaints is resolved at the first contact, with Wilson's interval.
   *
   * @param level the confidence level, between 0 and 1, such as 0.95
   * @return 0 to 1, at most the resolution rate; undefined without complaints
   */
  public Estimate firstContactResolution(double level) {
    return rate(firstContact, complaints, "complaints", level);
  }

  private static Estimate rate(long part, long whole, String what, double level) {
    Interval.requireLevel(level);
    return whole == 0
        ? Estimate.undefined(UndefinedReason.noData(what), 0)
        : Proportion.of(part, whole).wilson(level);
  }
}
