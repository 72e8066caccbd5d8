package dev.rapport.examples.storing;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.ReflectionAccessFilter.FilterResult;
import com.google.gson.Strictness;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.core.money.Money;
import dev.rapport.loyalty.journal.RecordedAward;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Period;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries, commands and snapshots of a loyalty programme as JSON and reads them again. Made to be copied.
 *
 * <pre>{@code
 * String line = JournalJson.write(entry);                           // {"@type":"DayWorked","header":{"schema":1, ...}}
 * ProgramEntry same = JournalJson.read(ProgramEntry.class, line);   // equal to the entry
 * }</pre>
 *
 * <p>A record is an object of its components. One that belongs to a sealed family also bears its simple name as {@value #TYPE}, wherever
 * it stands. What is read goes through the public constructors and factories of the library, and every component must be there and
 * nothing else: a line that another version wrote, or that breaks a rule of the library, is refused and never half understood. Time is
 * ISO text, money is like {@code "EUR 12.34"}, and equal values are equal texts.
 *
 * <p>Whole numbers are exact and may exceed 2^53, where JavaScript begins to round.
 */
public final class JournalJson {
  /** Where the name of a record of a sealed family stands. No component can have this name. */
  public static final String TYPE = "@type";

  /** What is one text, number or truth value, and what reads it from the text of that. */
  private static final Map<Class<?>, Function<String, Object>> ATOMS = Map.of(
      long.class, Long::valueOf,
      Long.class, Long::valueOf,
      int.class, Integer::valueOf,
      boolean.class, JournalJson::truth,
      Instant.class, Instant::parse,
      LocalDate.class, LocalDate::parse,
      MonthDay.class, MonthDay::parse,
      Period.class, Period::parse,
      Duration.class, Duration::parse,
      Money.class, JournalJson::money);

  /* Gson would go for the private fields of a type that nobody told it about; here it refuses. */
  private static final Gson GSON = new GsonBuilder()
      .disableHtmlEscaping()
      .setStrictness(Strictness.STRICT)
      .addReflectionAccessFilter(type -> FilterResult.BLOCK_ALL)
      .registerTypeAdapterFactory(new Forms())
      .create();

  private JournalJson() {}

  /**
   * Writes a value.
   *
   * @param value an entry, a command, a snapshot, or another record of plain values such as a lease
   * @return one line of JSON
   * @throws com.google.gson.JsonIOException if there is something in it that is no plain value
   */
  public static String write(Object value) {
    return GSON.toJson(requireNonNull(value, "value"));
  }

  /**
   * Reads a value.
   *
   * @param type a record, or the sealed family that it belongs to
   * @param line what was written of it
   * @param <T> what is read
   * @return a value equal to the one that was written
   * @throws JsonParseException if the line is no such value
   */
  public static <T> T read(Class<T> type, String line) {
    return read(type, GSON.fromJson(line, JsonElement.class));
  }

  /**
   * Reads a value from a line that is parsed already, so that an older form can be brought up to date before.
   *
   * @param type a record, or the sealed family that it belongs to
   * @param line what was written of it; null if the line was empty
   * @param <T> what is read
   * @return a value equal to the one that was written
   * @throws JsonParseException if the line is no such value
   */
  public static <T> T read(Class<T> type, @Nullable JsonElement line) {
    if (line == null) {
      throw new JsonParseException("line must be a " + type.getSimpleName() + ", was empty");
    }
    return GSON.fromJson(line, type);
  }

  private static Boolean truth(String text) {
    checkArgument(text.equals("true") || text.equals("false"), "it must be true or false");
    return text.equals("true");
  }

  /* A currency outside the standard has as many digits as its amounts are written with. */
  private static Money money(String text) {
    int space = text.indexOf(' ');
    BigDecimal amount = new BigDecimal(text.substring(space + 1));
    return Money.of(CurrencyUnit.of(text.substring(0, space), amount.scale()), amount);
  }

  /** Says how each type is written; lists, maps, strings, constants and decimal numbers are left to Gson. */
  private static final class Forms implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> token) {
      return (TypeAdapter<T>) form(gson, token.getRawType());
    }

    private static @Nullable TypeAdapter<?> form(Gson gson, Class<?> type) {
      if (type.isInterface() && type.isSealed()) {
        return new Form.OfFamily(gson, type);
      }
      if (type.isRecord()) {
        return new Form.OfRecord(gson, type);
      }
      if (type == RecordedAward.class) {
        return new Form.OfAward(gson);
      }
      Function<String, Object> parse = ATOMS.get(type);
      return parse == null ? null : new Form.OfAtom(gson, type, parse);
    }
  }
}
