package dev.rapport.scoring.complaint;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.rapport.core.customer.ReasonCode;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What went wrong in a service (服务失败的类型), by what the employee was asked to deal with. Closed.
 *
 * <p>The types and sub-types were found by sorting hundreds of incidents that customers remember as especially good or especially bad, so
 * each sub-type has both sides: an employee may also meet a special need, or save the day under adverse conditions. Each has a {@link
 * #code()} that an event can carry: {@code Complaint.Raised.of("cmp-1", at, "c-1", ServiceFailure.UNREASONABLY_SLOW_SERVICE.code())}.
 *
 * <p>Reference: M. J. Bitner, B. H. Booms and M. S. Tetreault (1990), The service encounter: diagnosing favorable and unfavorable incidents,
 * Journal of Marketing 54(1); M. J. Bitner, B. H. Booms and L. A. Mohr (1994), Critical service encounters: the employee's viewpoint, Journal
 * of Marketing 58(4), for the customers who are the problem themselves.
 */
public enum ServiceFailure {
  /** What is normally there is not (服务的不可获性): the booked room is taken. */
  UNAVAILABLE_SERVICE(Type.SYSTEM, "服务的不可获性"),
  /** It takes longer than there is reason for (不合理的服务延误). */
  UNREASONABLY_SLOW_SERVICE(Type.SYSTEM, "不合理的服务延误"),
  /** Another basic part fails (其他核心服务失败): the food is cold, the luggage is lost. */
  OTHER_CORE_SERVICE(Type.SYSTEM, "其他核心服务失败"),

  /** A special need, such as of health or language, is not met (满足特殊需要失败). */
  SPECIAL_NEED(Type.NEED_OR_REQUEST, "满足特殊需要失败"),
  /** A wish that goes beyond the offer is not met (满足顾客偏好失败). */
  CUSTOMER_PREFERENCE(Type.NEED_OR_REQUEST, "满足顾客偏好失败"),
  /** The customer made a mistake and was left alone with it (对顾客错误的回应). */
  CUSTOMER_ERROR(Type.NEED_OR_REQUEST, "对顾客错误的回应"),
  /** Other customers disturb and nobody stops them (其他顾客的干扰). */
  DISRUPTIVE_OTHERS(Type.NEED_OR_REQUEST, "其他顾客的干扰"),

  /** The employee pays no attention (关注程度). */
  ATTENTION(Type.UNPROMPTED_ACTION, "关注程度"),
  /** The employee does something quite out of the ordinary (非常行为). */
  OUT_OF_THE_ORDINARY(Type.UNPROMPTED_ACTION, "非常行为"),
  /** The employee breaks a norm of the culture, such as fairness or honesty (文化规范). */
  CULTURAL_NORM(Type.UNPROMPTED_ACTION, "文化规范"),
  /** Everything together was wrong, and no part stands out (整体评价). */
  GESTALT(Type.UNPROMPTED_ACTION, "整体评价"),
  /** The employee fails under stress or in an emergency (不利条件下员工行为). */
  ADVERSE_CONDITIONS(Type.UNPROMPTED_ACTION, "不利条件下员工行为"),

  /** The customer is drunk (醉酒). */
  DRUNKENNESS(Type.PROBLEM_CUSTOMER, "醉酒"),
  /** The customer abuses employees or others by word or deed (言语或肢体侵犯). */
  ABUSE(Type.PROBLEM_CUSTOMER, "言语或肢体侵犯"),
  /** The customer breaks rules of the firm or the law (违反规定). */
  POLICY_BREAKING(Type.PROBLEM_CUSTOMER, "违反规定"),
  /** The customer is rude and cannot be pleased (不合作). */
  UNCOOPERATIVE(Type.PROBLEM_CUSTOMER, "不合作");

  /** The types of failure. Closed. */
  public enum Type {
    /** The delivery of the core service fails (服务交付系统失败). */
    SYSTEM("服务交付系统失败"),
    /** The response to a customer's need or request fails (有关顾客需要及请求的失败). */
    NEED_OR_REQUEST("有关顾客需要及请求的失败"),
    /** An employee does something that nobody asked for (未经提示和未经请求的员工行动的失败). */
    UNPROMPTED_ACTION("未经提示和未经请求的员工行动的失败"),
    /** The customer causes the failure by own misbehaviour (有关问题顾客的失败). */
    PROBLEM_CUSTOMER("有关问题顾客的失败");

    private final String term;

    Type(String term) {
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

    /**
     * Returns the sub-types.
     *
     * @return at least one; unmodifiable, in the order of the enum
     */
    public Set<ServiceFailure> failures() {
      EnumSet<ServiceFailure> failures = EnumSet.allOf(ServiceFailure.class);
      failures.removeIf(failure -> failure.type() != this);
      return Collections.unmodifiableSet(failures);
    }
  }

  private static final ImmutableMap<ReasonCode, ServiceFailure> BY_CODE =
      Maps.uniqueIndex(Arrays.asList(values()), ServiceFailure::code);

  private final Type type;
  private final String term;
  private final String code;

  ServiceFailure(Type type, String term) {
    this.type = type;
    this.term = term;
    this.code = "failure." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the failure that a code of this taxonomy stands for.
   *
   * @param code the failure of a complaint
   * @return the failure; empty if the code is of another vocabulary
   */
  public static Optional<ServiceFailure> from(ReasonCode code) {
    return Optional.ofNullable(BY_CODE.get(requireNonNull(code, "code")));
  }

  /**
   * Returns the type.
   *
   * @return the type
   */
  public Type type() {
    return type;
  }

  /**
   * Returns the Chinese term.
   *
   * @return the term
   */
  public String term() {
    return term;
  }

  /**
   * Returns the code of the failure in events.
   *
   * @return such as {@code failure.unavailable-service}
   */
  public ReasonCode code() {
    return ReasonCode.of(code);
  }
}
