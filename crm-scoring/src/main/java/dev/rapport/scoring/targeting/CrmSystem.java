package dev.rapport.scoring.targeting;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * What kinds of systems for customer relationship management there are, and how they came about. For placing a system that one has; this
 * library is a part of none of them and serves the analytical kind.
 */
public final class CrmSystem {
  private CrmSystem() {}

  /** The kinds by what they do (运营型、分析型、协作型CRM). */
  public enum Kind {
    /** Operational (运营型): runs sales, marketing and service, the front office. */
    OPERATIONAL,
    /** Analytical (分析型): learns from what the others record, the back office. */
    ANALYTICAL,
    /** Collaborative (协作型): connects with customers and partners over all channels. */
    COLLABORATIVE
  }

  /** The modules of a system (CRM系统的功能模块), each of one kind. */
  public enum Module {
    /** Sales automation (销售自动化). */
    SALES_AUTOMATION(Kind.OPERATIONAL),
    /** Marketing automation (营销自动化). */
    MARKETING_AUTOMATION(Kind.OPERATIONAL),
    /** Service and support (客户服务与支持). */
    SERVICE(Kind.OPERATIONAL),
    /** Business intelligence (商务智能). */
    BUSINESS_INTELLIGENCE(Kind.ANALYTICAL),
    /** Call centre (呼叫中心). */
    CALL_CENTRE(Kind.COLLABORATIVE);

    private final Kind kind;

    Module(Kind kind) {
      this.kind = kind;
    }

    /**
     * Returns the kind of system that the module belongs to.
     *
     * @return the kind
     */
    public Kind kind() {
      return kind;
    }

    /**
     * Returns the modules of a kind of system.
     *
     * @param kind the kind
     * @return the modules, in their order
     */
    public static List<Module> of(Kind kind) {
      requireNonNull(kind, "kind");
      List<Module> modules = new ArrayList<>(List.of(values()));
      modules.removeIf(module -> module.kind != kind);
      return List.copyOf(modules);
    }
  }

  /** What came before and after (客户关系管理的产生与发展), by when it began. */
  public enum Era {
    /** Contact management (接触管理): collect all contacts of a customer with the firm. */
    CONTACT_MANAGEMENT(1980),
    /** Customer care (客户关怀): call centres and the analysis of what customers say. */
    CUSTOMER_CARE(1990);

    private final int since;

    Era(int since) {
      this.since = since;
    }

    /**
     * Returns when it began.
     *
     * @return the year
     */
    public int since() {
      return since;
    }

    /**
     * Returns what was state of the art in a year.
     *
     * @param year a year, 1980 or later
     * @return the era
     * @throws IllegalArgumentException if the year is before 1980
     */
    public static Era of(int year) {
      if (year < CONTACT_MANAGEMENT.since) {
        throw new IllegalArgumentException(
            "year must be " + CONTACT_MANAGEMENT.since + " or later, was " + year);
      }
      return year < CUSTOMER_CARE.since ? CONTACT_MANAGEMENT : CUSTOMER_CARE;
    }
  }
}
