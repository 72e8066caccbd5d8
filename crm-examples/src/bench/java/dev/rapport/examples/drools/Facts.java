package dev.rapport.examples.drools;

import java.util.ArrayList;
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

    Total total() {
      return new Total(lines);
    }
  }

  /** A line of an order. */
  public static final class BasketLine {
    private final int position;
    private final String category;
    private final long quantity;
    private final long netCents;

    BasketLine(int position, String category, long quantity, long netCents) {
      this.position = position;
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

  /** What one rule has awarded, with the share of each line: what a return of a line takes back. */
  static final class Awarded {
    private final String rule;
    private final long[] byLine;
    private long points;

    Awarded(String rule, int lines) {
      this.rule = rule;
      this.byLine = new long[lines];
    }

    String rule() {
      return rule;
    }

    long[] byLine() {
      return byLine;
    }

    long points() {
      return points;
    }

    void add(int line, long more) {
      byLine[line] += more;
      points += more;
    }
  }

  /** What the rules award; rules add to it without telling the engine, for no rule looks at it. */
  public static final class Total {
    private final List<BasketLine> lines;
    private final List<Awarded> awards = new ArrayList<>(8);
    private final long[] baseByLine;

    Total(List<BasketLine> lines) {
      this.lines = lines;
      this.baseByLine = new long[lines.size()];
    }

    /** Adds what a rule awards for the order, shared among the lines by what they cost. */
    public void add(String rule, long more) {
      Awarded awarded = bonus(rule, more);
      for (int i = 0; i < baseByLine.length; i++) {
        baseByLine[i] += awarded.byLine[i];
      }
    }

    /** Adds what a rule awards for a line. */
    public void add(String rule, BasketLine line, long more) {
      if (more > 0) {
        awarded(rule).add(line.position, more);
        baseByLine[line.position] += more;
      }
    }

    /** Adds what a rule awards for the order and no rule multiplies. */
    public Awarded bonus(String rule, long more) {
      long[] weights = new long[baseByLine.length];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = lines.get(i).netCents;
      }
      return share(rule, more, weights);
    }

    /** Multiplies what was added so far. */
    public void multiply(String rule, long factor) {
      long sum = 0;
      for (long points : baseByLine) {
        sum += points;
      }
      Awarded extra = share(rule, sum * (factor - 1), baseByLine);
      for (int i = 0; i < baseByLine.length; i++) {
        baseByLine[i] += extra.byLine[i];
      }
    }

    private Awarded share(String rule, long points, long[] weights) {
      Awarded awarded = awarded(rule);
      long sum = 0;
      for (long weight : weights) {
        sum += weight;
      }
      if (points == 0 || sum == 0) {
        return awarded;
      }
      long[] remainders = new long[weights.length];
      long left = points;
      for (int i = 0; i < weights.length; i++) {
        long floor = points * weights[i] / sum;
        remainders[i] = points * weights[i] % sum;
        awarded.add(i, floor);
        left -= floor;
      }
      for (; left > 0; left--) {
        int largest = 0;
        for (int i = 1; i < remainders.length; i++) {
          largest = remainders[i] > remainders[largest] ? i : largest;
        }
        remainders[largest] = -1;
        awarded.add(largest, 1);
      }
      return awarded;
    }

    private Awarded awarded(String rule) {
      for (Awarded awarded : awards) {
        if (awarded.rule.equals(rule)) {
          return awarded;
        }
      }
      Awarded fresh = new Awarded(rule, baseByLine.length);
      awards.add(fresh);
      return fresh;
    }

    List<Awarded> awards() {
      return awards;
    }

    long points() {
      long points = 0;
      for (Awarded awarded : awards) {
        points += awarded.points;
      }
      return points;
    }
  }
}
