package dev.rapport.examples.drools;

import java.util.List;

/** What Drools looks at: plain beans, as its manual has them. */
public final class Facts {
  private Facts() {}

  /** The member at the counter. */
  public static final class Customer {
    private final int tier;
    private long purchases;

    Customer(int tier) {
      this.tier = tier;
    }

    /** Returns the rank of the tier. */
    public int getTier() {
      return tier;
    }

    /** Returns how many orders came before this one. */
    public long getPurchases() {
      return purchases;
    }

    void bought() {
      purchases++;
    }
  }

  /** An order, with what a rule would otherwise have to compute. */
  public static final class Basket {
    private final String channel;
    private final int weekday;
    private final int hour;
    private final boolean birthday;
    private final long netCents;
    private final List<BasketLine> lines;

    Basket(
        String channel,
        int weekday,
        int hour,
        boolean birthday,
        long netCents,
        List<BasketLine> lines) {
      this.channel = channel;
      this.weekday = weekday;
      this.hour = hour;
      this.birthday = birthday;
      this.netCents = netCents;
      this.lines = lines;
    }

    /** Returns the channel. */
    public String getChannel() {
      return channel;
    }

    /** Returns the weekday, 1 for Monday. */
    public int getWeekday() {
      return weekday;
    }

    /** Returns the hour of the day. */
    public int getHour() {
      return hour;
    }

    /** Returns whether it is the member's birthday. */
    public boolean isBirthday() {
      return birthday;
    }

    /** Returns the net amount in cents. */
    public long getNetCents() {
      return netCents;
    }

    List<BasketLine> lines() {
      return lines;
    }
  }

  /** A line of an order. */
  public static final class BasketLine {
    private final String category;
    private final long quantity;
    private final long netCents;

    BasketLine(String category, long quantity, long netCents) {
      this.category = category;
      this.quantity = quantity;
      this.netCents = netCents;
    }

    /** Returns the product line. */
    public String getCategory() {
      return category;
    }

    /** Returns the units. */
    public long getQuantity() {
      return quantity;
    }

    /** Returns the net amount in cents. */
    public long getNetCents() {
      return netCents;
    }
  }

  /** What the rules award; rules add to it without telling the engine, for no rule looks at it. */
  public static final class Total {
    private long points;
    private int fired;

    /** Adds what one rule awards. */
    public void add(long more) {
      points += more;
      fired++;
    }

    /** Multiplies what was added so far. */
    public void multiply(long factor) {
      points *= factor;
      fired++;
    }

    long points() {
      return points;
    }

    int fired() {
      return fired;
    }
  }
}
