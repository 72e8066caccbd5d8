/** Scores customers and relationships: pure functions from facts and fitted models to explained numbers. */
@org.jspecify.annotations.NullMarked
module dev.rapport.scoring {
  requires transitive dev.rapport.core;
  requires com.google.common;
  requires static transitive org.jspecify;
  requires org.slf4j;

  exports dev.rapport.scoring.btyd;
  exports dev.rapport.scoring.check;
  exports dev.rapport.scoring.clv;
  exports dev.rapport.scoring.complaint;
  exports dev.rapport.scoring.customerbase;
  exports dev.rapport.scoring.customervalue;
  exports dev.rapport.scoring.fit;
  exports dev.rapport.scoring.kano;
  exports dev.rapport.scoring.patronage;
  exports dev.rapport.scoring.retention;
  exports dev.rapport.scoring.rfm;
  exports dev.rapport.scoring.satisfaction;
  exports dev.rapport.scoring.servqual;
  exports dev.rapport.scoring.summary;
  exports dev.rapport.scoring.survey;
  exports dev.rapport.scoring.targeting;
  exports dev.rapport.scoring.trust;
  exports dev.rapport.scoring.typology;
  exports dev.rapport.scoring.value;
}
