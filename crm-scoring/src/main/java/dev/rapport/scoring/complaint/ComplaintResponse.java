package dev.rapport.scoring.complaint;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import dev.rapport.core.event.Complaint;
import java.util.Set;

/**
 * What a dissatisfied customer may do (顾客抱怨行为), in private or in public. One customer may do several; see {@link ComplaintResponses}.
 * Closed.
 *
 * <p>Reference: R. L. Day and E. L. Landon (1977), Toward a theory of consumer complaining behavior, for private and public; A. O. Hirschman
 * (1970), Exit, Voice, and Loyalty; J. C. Huefner and H. K. Hunt (2000), Consumer retaliation as a response to dissatisfaction, for the
 * reactions. Which response is which reaction is our reading.
 */
public enum ComplaintResponse {
  /** Stops buying (停止购买). */
  STOP_BUYING("停止购买", Sphere.PRIVATE, Reaction.EXIT),
  /** Stays away on purpose, to make the firm feel it (抵制企业). */
  BOYCOTT("抵制企业", Sphere.PRIVATE, Reaction.EXIT, Reaction.RETALIATION),
  /** Warns family and friends (警告亲朋). */
  WARN_ACQUAINTANCES("警告亲朋", Sphere.PRIVATE, Reaction.RETALIATION),
  /** Asks the firm to make good (直接向企业要求赔偿). */
  SEEK_REDRESS("直接向企业要求赔偿", Sphere.PUBLIC, Reaction.VOICE),
  /** Goes to law (采取法律行动). */
  LEGAL_ACTION("采取法律行动", Sphere.PUBLIC, Reaction.VOICE),
  /** Complains to an authority, an association, the press or a platform (向政府机构或民间组织申诉). */
  THIRD_PARTY("向政府机构或民间组织申诉", Sphere.PUBLIC, Reaction.VOICE);

  /** Whether the firm can see it. Closed. */
  public enum Sphere {
    /** Private action (私下抱怨): the firm learns of it, if at all, when the customer is gone. */
    PRIVATE("私下抱怨"),
    /** Public action (公开抱怨). */
    PUBLIC("公开抱怨");

    private final String term;

    Sphere(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  /** What it comes to, in the view of Hirschman. The first three do not exclude each other (三种结果并不互相排斥). Closed. */
  public enum Reaction {
    /** Voice (发言): tells, so that it may be changed. */
    VOICE("发言"),
    /** Exit (退出): leaves. */
    EXIT("退出"),
    /** Retaliation (报复): does harm. */
    RETALIATION("报复"),
    /** Loyalty (忠诚): stays without doing harm, hoping for the better, with or without voice. */
    LOYALTY("忠诚");

    private final String term;

    Reaction(String term) {
      this.term = term;
    }

    /**
     * Returns the Chinese term.
     *
     * @return the term of the textbooks
     */
    public String term() {
      return term;
    }
  }

  private final String term;
  private final Sphere sphere;
  private final ImmutableSet<Reaction> reactions;

  ComplaintResponse(String term, Sphere sphere, Reaction first, Reaction... more) {
    this.term = term;
    this.sphere = sphere;
    this.reactions = Sets.immutableEnumSet(first, more);
  }

  /**
   * Returns the response that a complaint in a forum is.
   *
   * @param forum to whom the customer complained
   * @return a public response; what is told to everyone counts as one through third parties
   */
  public static ComplaintResponse from(Complaint.Forum forum) {
    return switch (requireNonNull(forum, "forum")) {
      case FIRM -> SEEK_REDRESS;
      case LEGAL -> LEGAL_ACTION;
      case THIRD_PARTY, PUBLIC -> THIRD_PARTY;
    };
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term of the textbooks
   */
  public String term() {
    return term;
  }

  /**
   * Returns whether the firm can see it.
   *
   * @return private or public
   */
  public Sphere sphere() {
    return sphere;
  }

  /**
   * Returns what it comes to.
   *
   * @return one or two of voice, exit and retaliation; unmodifiable
   */
  public Set<Reaction> reactions() {
    return reactions;
  }
}
