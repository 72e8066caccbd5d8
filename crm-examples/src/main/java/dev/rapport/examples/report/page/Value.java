package dev.rapport.examples.report.page;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.rapport.core.estimate.Estimate;
import dev.rapport.core.estimate.Interval;
import dev.rapport.core.money.Money;
import java.time.LocalDate;
import java.util.Locale;

/** A value that the report shows: how a person reads it and how a program does. */
public sealed interface Value {
  /** Returns the value as a person reads it. */
  String text();

  /** Returns the value as a program reads it, unrounded. */
  JsonElement json();

  /** Tells whether the value lines up to the right in a table, as numbers do. */
  default boolean isNumber() {
    return true;
  }

  /** Words. */
  record Words(String text) implements Value {
    @Override
    public JsonElement json() {
      return new JsonPrimitive(text);
    }

    @Override
    public boolean isNumber() {
      return false;
    }
  }

  /** Nothing, where a table has no value for a cell; JSON leaves the cell out. */
  record Absent() implements Value {
    @Override
    public String text() {
      return "";
    }

    @Override
    public JsonElement json() {
      return JsonNull.INSTANCE;
    }
  }

  /** A count. */
  record Count(long count) implements Value {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "%,d", count);
    }

    @Override
    public JsonElement json() {
      return new JsonPrimitive(count);
    }
  }

  /** A number such as a mean or an index; the text has the given decimals. */
  record Decimal(double number, int decimals) implements Value {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "%,." + decimals + "f", number);
    }

    @Override
    public JsonElement json() {
      return new JsonPrimitive(number);
    }
  }

  /** A share of a whole, from 0 to 1, read as a percentage. */
  record Share(double share) implements Value {
    @Override
    public String text() {
      return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    @Override
    public JsonElement json() {
      return new JsonPrimitive(share);
    }
  }

  /** An amount of money. */
  record Cash(Money money) implements Value {
    @Override
    public String text() {
      return String.format(
          Locale.ROOT,
          "%,." + money.currency().minorDigits() + "f %s",
          money.amount(),
          money.currency());
    }

    @Override
    public JsonElement json() {
      JsonObject object = new JsonObject();
      object.addProperty("currency", money.currency().code());
      object.addProperty("amount", money.amount());
      return object;
    }
  }

  /** A calendar day. */
  record Day(LocalDate day) implements Value {
    @Override
    public String text() {
      return day.toString();
    }

    @Override
    public JsonElement json() {
      return new JsonPrimitive(day.toString());
    }
  }

  /** An estimate with its interval, or the reason why there is none. */
  record Estimated(Estimate estimate) implements Value {
    @Override
    public String text() {
      if (!estimate.isKnown()) {
        return "unknown: " + estimate.reason().orElseThrow().words();
      }
      return six(estimate.value()) + estimate.interval().map(Estimated::text).orElse("");
    }

    @Override
    public JsonElement json() {
      JsonObject object = new JsonObject();
      if (estimate.isKnown()) {
        object.addProperty("value", estimate.value());
        estimate.interval().ifPresent(interval -> object.add("interval", json(interval)));
      } else {
        object.addProperty("unknown", estimate.reason().orElseThrow().words());
      }
      object.addProperty("sampleSize", estimate.sampleSize());
      return object;
    }

    private static String text(Interval interval) {
      String lower = interval.hasLower() ? six(interval.lower()) : "...";
      String upper = interval.hasUpper() ? six(interval.upper()) : "...";
      return " [" + lower + ", " + upper + "]";
    }

    private static JsonObject json(Interval interval) {
      JsonObject object = new JsonObject();
      if (interval.hasLower()) {
        object.addProperty("lower", interval.lower());
      }
      if (interval.hasUpper()) {
        object.addProperty("upper", interval.upper());
      }
      object.addProperty("level", interval.level());
      return object;
    }

    private static String six(double value) {
      return String.format(Locale.ROOT, "%.6f", value);
    }
  }
}
