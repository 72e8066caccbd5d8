package dev.rapport.core.customer;

/**
 * What a customer is as a party: the unit that decides, pays and is counted once. Closed.
 *
 * <p>It is not the part that the party plays; that is a {@link CustomerRole}.
 */
public enum CustomerKind {
  /** One human being (个人). */
  PERSON,

  /** People who live and budget together (家庭) and are counted as one customer. */
  HOUSEHOLD,

  /** A firm, an association or a public body (组织); its buying is decided by several people. */
  ORGANISATION
}
