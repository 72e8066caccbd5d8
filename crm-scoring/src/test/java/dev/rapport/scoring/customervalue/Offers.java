package dev.rapport.scoring.customervalue;

/** Offers that several tests need. */
final class Offers {
  private Offers() {}

  /** Builds an offer in points from its components in the order of the enum. */
  static DeliveredValue of(double... components) {
    DeliveredValue.Builder builder = DeliveredValue.in("points");
    for (ValueComponent component : ValueComponent.values()) {
      builder.with(component, components[place(component)]);
    }
    return builder.build();
  }

  static DeliveredValue of(ValueRange... components) {
    DeliveredValue.Builder builder = DeliveredValue.in("points");
    for (ValueComponent component : ValueComponent.values()) {
      builder.with(component, components[place(component)]);
    }
    return builder.build();
  }

  /** An offer that leaves so much. */
  static DeliveredValue leaving(double low, double high) {
    return of(low, 0, 0, 0, 0, 0, 0, 0).with(ValueComponent.PRODUCT, ValueRange.between(low, high));
  }

  private static int place(ValueComponent component) {
    return switch (component) {
      case PRODUCT -> 0;
      case SERVICE -> 1;
      case PERSONNEL -> 2;
      case IMAGE -> 3;
      case MONEY -> 4;
      case TIME -> 5;
      case ENERGY -> 6;
      case PSYCHIC -> 7;
    };
  }
}
