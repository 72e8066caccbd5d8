/** What members are owed, as values: points, the ledger that keeps them, and when they end. */
@org.jspecify.annotations.NullMarked
module dev.rapport.loyalty {
  requires transitive dev.rapport.core;
  requires com.google.common;
  requires static transitive org.jspecify;

  exports dev.rapport.loyalty.earning;
  exports dev.rapport.loyalty.expiry;
  exports dev.rapport.loyalty.journal;
  exports dev.rapport.loyalty.ledger;
  exports dev.rapport.loyalty.limit;
  exports dev.rapport.loyalty.lot;
  exports dev.rapport.loyalty.member;
  exports dev.rapport.loyalty.points;
  exports dev.rapport.loyalty.pool;
  exports dev.rapport.loyalty.posting;
  exports dev.rapport.loyalty.program;
  exports dev.rapport.loyalty.tier;
}
