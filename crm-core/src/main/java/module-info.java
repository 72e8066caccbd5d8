/**
 * The vocabulary of relationship marketing (关系营销): money, time, explanations, estimates, customers and what happened
 * between them and the firm. Every other module of Rapport is built from these values.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings(
    "module") // exports its numerical kernel and byte forms to modules that javac does not see from
// here
module dev.rapport.core {
  requires com.google.common;
  requires static transitive org.jspecify;

  exports dev.rapport.core.bytes to
      dev.rapport.scoring;
  exports dev.rapport.core.contact;
  exports dev.rapport.core.customer;
  exports dev.rapport.core.estimate;
  exports dev.rapport.core.event;
  exports dev.rapport.core.evidence;
  exports dev.rapport.core.explain;
  exports dev.rapport.core.lifecycle;
  exports dev.rapport.core.market;
  exports dev.rapport.core.money;
  exports dev.rapport.core.numeric to
      dev.rapport.loyalty,
      dev.rapport.scoring;
  exports dev.rapport.core.relationship;
  exports dev.rapport.core.time;
  exports dev.rapport.core.timeline;
}
