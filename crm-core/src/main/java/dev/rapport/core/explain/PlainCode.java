package dev.rapport.core.explain;

/** A code outside the enums of the library; what {@link Code#of} returns. */
record PlainCode(String id, String template) implements Code {
  PlainCode {
    Names.checkId(id);
    Template.parse(template);
  }

  @Override
  public String toString() {
    return id;
  }
}
