package dev.rapport.scoring.complaint;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.event.Complaint;
import java.util.Optional;

/**
 * Which share of customers with a problem buys again, by what became of the problem.
 *
 * <p>Two published tables come with the library, {@link #TARP_MAJOR} and {@link #TARP_MINOR}: surveys of American households for the White
 * House Office of Consumer Affairs. They are of their time and country and are there to argue with, not to plan with; a table of your own
 * customers is better. Every table must rise from row to row: then it follows that more complaints, more solutions and faster ones keep
 * more customers. If your rows do not rise, that does not follow, and the table is refused.
 *
 * <p>Reference: Technical Assistance Research Programs (1979), Consumer Complaint Handling in America, as quoted in Fast Company.
 *
 * @param noComplaint who did not complain
 * @param unresolved who complained, and it was not resolved
 * @param resolved who complained, and it was resolved
 * @param resolvedQuickly who complained, and it was resolved quickly
 */
public record RepurchaseTable(
    double noComplaint, double unresolved, double resolved, double resolvedQuickly) {
  /** Problems that cost the customer more than 100 dollars: 9, 19, 54 and 82 % buy again. */
  public static final RepurchaseTable TARP_MAJOR = new RepurchaseTable(0.09, 0.19, 0.54, 0.82);

  /** Problems that cost the customer less than 5 dollars: 37, 46, 70 and 95 % buy again. */
  public static final RepurchaseTable TARP_MINOR = new RepurchaseTable(0.37, 0.46, 0.70, 0.95);

  /**
   * Checks the shares.
   *
   * @param noComplaint 0 to 1
   * @param unresolved {@code noComplaint} to 1
   * @param resolved {@code unresolved} to 1
   * @param resolvedQuickly {@code resolved} to 1
   * @throws IllegalArgumentException if a share is out of range or less than the one before
   */
  public RepurchaseTable {
    noComplaint = checkShare(noComplaint, 0, "noComplaint");
    unresolved = checkShare(unresolved, noComplaint, "unresolved");
    resolved = checkShare(resolved, unresolved, "resolved");
    resolvedQuickly = checkShare(resolvedQuickly, resolved, "resolvedQuickly");
  }

  private static double checkShare(double share, double least, String name) {
    checkArgument(
        share >= least && share <= 1,
        "%s must be %s to 1, was %s. Each row must be no less than the one before.",
        name,
        least,
        share);
    return share + 0.0;
  }

  /**
   * Returns the published table for a severity.
   *
   * @param severity how much the customer stood to lose
   * @return the table; empty if the severity is unknown
   */
  public static Optional<RepurchaseTable> tarp(Complaint.Severity severity) {
    return switch (requireNonNull(severity, "severity")) {
      case MAJOR -> Optional.of(TARP_MAJOR);
      case MINOR -> Optional.of(TARP_MINOR);
      case UNKNOWN -> Optional.empty();
    };
  }

  /**
   * Returns a row.
   *
   * @param outcome what became of the problem
   * @return which share buys again, 0 to 1
   */
  public double share(ComplaintOutcome outcome) {
    return switch (requireNonNull(outcome, "outcome")) {
      case NO_COMPLAINT -> noComplaint;
      case UNRESOLVED -> unresolved;
      case RESOLVED -> resolved;
      case RESOLVED_QUICKLY -> resolvedQuickly;
    };
  }
}
