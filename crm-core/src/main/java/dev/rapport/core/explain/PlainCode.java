package dev.rapport.core.explain;

/** A code outside the enums of the library; what {@link Code#of} returns. */
record PlainCode(String id, String template) implements Code {
  PlainCode {
    Parsed.of(id, template);
  }

  @Override
  public String toString() {
    return id;
  }
}
