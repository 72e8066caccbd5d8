package dev.rapport.core.market;

/**
 * On what a relationship between people rests (关系营销形态): the five forms of the documents. Closed.
 *
 * <p>The marks for stability and breadth are read from the words of the documents; no figures were published. The documents place
 * all forms but the incidental one on common ground that lasts.
 */
public enum GuanxiForm {
  /** Kinship (亲缘): family ties. Deep, stable, long-lasting, interests are easily squared, but few have them. */
  KINSHIP(Mark.HIGH, Mark.LOW, TieType.EXPRESSIVE),
  /** Locality (地缘): the same province, county or region. Strong where trade and traffic are little developed. */
  LOCALITY(Mark.MEDIUM, Mark.MEDIUM, TieType.MIXED),
  /** Occupation (业缘): colleagues, fellow students, people of one trade, who help each other for long. */
  OCCUPATION(Mark.HIGH, Mark.MEDIUM, TieType.MIXED),
  /** Culture and custom (文化习俗): common beliefs and habits, on which lasting partnerships are easily built. */
  CULTURE(Mark.HIGH, Mark.HIGH, TieType.MIXED),
  /** Incidental (偶发性): people who happen to meet, and may never again. */
  INCIDENTAL(Mark.LOW, Mark.HIGH, TieType.INSTRUMENTAL);

  /** A mark without a unit. Closed; rising. */
  public enum Mark {
    /** Low. */
    LOW,
    /** Neither. */
    MEDIUM,
    /** High. */
    HIGH
  }

  private final Mark stability;
  private final Mark breadth;
  private final TieType usualTie;

  GuanxiForm(Mark stability, Mark breadth, TieType usualTie) {
    this.stability = stability;
    this.breadth = breadth;
    this.usualTie = usualTie;
  }

  /**
   * Returns how long such relationships last.
   *
   * @return the mark
   */
  public Mark stability() {
    return stability;
  }

  /**
   * Returns with how many people they are possible.
   *
   * @return the mark
   */
  public Mark breadth() {
    return breadth;
  }

  /**
   * Returns the tie that such a relationship usually is, where nothing else is known. Ours: the documents do not cross the two.
   *
   * @return the tie
   */
  public TieType usualTie() {
    return usualTie;
  }
}
