package dev.rapport.core.customer;

import static java.util.Objects.requireNonNull;

import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.Set;

/**
 * The eight kinds of data that a firm collects about users (用户数据的内容), with what each is good for. Closed.
 *
 * <p>Data is collected to know a {@linkplain RelationshipVariable relationship variable}. What serves none that is needed should not
 * be collected: {@link #needless} finds it. The textbook names intrusion into privacy and purposes that were never told as the first
 * failings of database marketing (侵犯用户个人隐私, 未明确告知信息用途).
 */
public enum DataCategory {
  /** Basic data (用户基本信息): who the user is, as told by the user. */
  BASIC(RelationshipVariable.CIRCUMSTANCES, RelationshipVariable.Method.ASK),

  /** Browsing (浏览行为): pages and products looked at. */
  BROWSING(RelationshipVariable.BEHAVIOUR, RelationshipVariable.Method.OBSERVE),

  /** Searches (搜索行为): what was looked for. */
  SEARCH(RelationshipVariable.BEHAVIOUR, RelationshipVariable.Method.OBSERVE),

  /** Clicks (点击行为): what was followed, advertisements among it. */
  CLICKS(RelationshipVariable.BEHAVIOUR, RelationshipVariable.Method.OBSERVE),

  /** Purchases (购买行为). */
  PURCHASES(RelationshipVariable.BEHAVIOUR, RelationshipVariable.Method.OBSERVE),

  /** Social behaviour (社交行为): what was shared, recommended and answered, and to whom. */
  SOCIAL(RelationshipVariable.INFLUENCE, RelationshipVariable.Method.OBSERVE),

  /** Use of applications (应用使用行为): when, how often, how long. */
  APP_USE(RelationshipVariable.BEHAVIOUR, RelationshipVariable.Method.OBSERVE),

  /** Device (设备信息): on what the user does it. */
  DEVICE(RelationshipVariable.CIRCUMSTANCES, RelationshipVariable.Method.OBSERVE);

  private final RelationshipVariable variable;
  private final RelationshipVariable.Method method;

  DataCategory(RelationshipVariable variable, RelationshipVariable.Method method) {
    this.variable = variable;
    this.method = method;
  }

  /**
   * Returns what the data lets a firm know.
   *
   * @return the relationship variable
   */
  public RelationshipVariable variable() {
    return variable;
  }

  /**
   * Returns how the data is collected (顾客资料搜集的方法). Whoever is observed has to be told.
   *
   * @return told by the customer (顾客主动更新), or gathered from what the customer does (通过各种活动搜集)
   */
  public RelationshipVariable.Method method() {
    return method;
  }

  /**
   * Returns the data that serves nothing a firm needs to know, and so should not be collected.
   *
   * @param collected what is collected
   * @param needed the variables that there is a purpose for
   * @return the rest; unmodifiable, in the order of the enum
   */
  public static Set<DataCategory> needless(
      Set<DataCategory> collected, Set<RelationshipVariable> needed) {
    requireNonNull(collected, "collected");
    requireNonNull(needed, "needed");
    return Sets.immutableEnumSet(Arrays.stream(values())
        .filter(category -> collected.contains(category) && !needed.contains(category.variable))
        .toList());
  }
}
