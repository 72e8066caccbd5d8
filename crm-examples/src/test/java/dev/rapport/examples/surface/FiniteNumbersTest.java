package dev.rapport.examples.surface;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rapport.core.estimate.Estimate;
import dev.rapport.loyalty.points.Points;
import dev.rapport.scoring.survey.RatingTally;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * No NaN and no infinity goes in or comes out of a public method: every one that takes a double is called with them, every one that returns
 * a double is called with valid arguments.
 *
 * <p>What could not be called is counted and printed, and the number of those that were is held, so that a refactoring cannot empty the test
 * unseen.
 */
class FiniteNumbersTest {
  private static final double[] NOT_FINITE = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  /** How many draws of arguments a method gets until one is valid. */
  private static final int DRAWS = 400;

  /** How many valid calls of a method are made again with a double that is not finite: what one value checks another may not reach. */
  private static final int SPOILED = 8;

  private static final String WRITTEN = "the array is written, not read";

  /** Parameters that take any double, and why. */
  private static final Map<String, String> TAKES_ANY = Map.of(
      "scoring.btyd.BulkScorer.score(SummaryTable, int, int, double[], double[], double[])",
          WRITTEN,
      "scoring.rfm.RfmPoints.points(int[], int[], long[], double[], int, int)", WRITTEN,
      "scoring.targeting.LookAlike.scores(int[], double[], int, int)", WRITTEN,
      "scoring.targeting.Scorecard.scores(int[], double[], int, int)", WRITTEN);

  private static final Set<String> NAMES = new TreeSet<>();
  private static final Set<String> TAKERS = new TreeSet<>();
  private static final Set<String> UNREACHED_TAKERS = new TreeSet<>();
  private static final Set<String> GIVERS = new TreeSet<>();
  private static final Set<String> UNREACHED_GIVERS = new TreeSet<>();
  private static final Set<String> LETS_IN = new TreeSet<>();
  private static final Set<String> LETS_OUT = new TreeSet<>();

  @BeforeAll
  static void callEverything() {
    List<Class<?>> types = new ArrayList<>();
    types.addAll(Surface.types(Estimate.class));
    types.addAll(Surface.types(RatingTally.class));
    types.addAll(Surface.types(Points.class));
    Samples samples = new Samples(types);
    for (Class<?> type : types) {
      for (Executable callable : Surface.callables(type)) {
        NAMES.add(Surface.name(callable));
        if (hasDouble(callable) && !TAKES_ANY.containsKey(Surface.name(callable))) {
          take(callable, samples);
        }
        if (callable instanceof Method method && givesDouble(method.getGenericReturnType())) {
          give(method, samples);
        }
      }
    }
  }

  private static boolean hasDouble(Executable callable) {
    for (Class<?> parameter : callable.getParameterTypes()) {
      if (isDouble(parameter)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDouble(Class<?> type) {
    return type == double.class || type == Double.class || type == double[].class;
  }

  private static boolean givesDouble(Type type) {
    String name = type.getTypeName();
    return name.equals("double")
        || name.equals("double[]")
        || name.equals("java.util.OptionalDouble")
        || name.contains("java.lang.Double");
  }

  private static void take(Executable callable, Samples samples) {
    String name = Surface.name(callable);
    int valid = 0;
    for (int draw = 0; draw < DRAWS && valid < SPOILED; draw++) {
      Optional<Object[]> arguments = samples.arguments(callable);
      Object target = samples.target(callable);
      if (arguments.isEmpty() || (target == null && !Surface.isStatic(callable))) {
        break;
      }
      try {
        Surface.call(callable, target, arguments.get());
      } catch (Throwable refused) {
        continue;
      }
      spoil(callable, target, arguments.get());
      valid++;
    }
    (valid > 0 ? TAKERS : UNREACHED_TAKERS).add(name);
  }

  private static void spoil(Executable callable, @Nullable Object target, Object[] valid) {
    Parameter[] parameters = callable.getParameters();
    for (int i = 0; i < valid.length; i++) {
      if (!isDouble(callable.getParameterTypes()[i])) {
        continue;
      }
      for (double bad : NOT_FINITE) {
        Object[] arguments = valid.clone();
        arguments[i] = valid[i] instanceof double[] array ? spoiled(array, bad) : bad;
        String what = Surface.name(callable) + " with " + bad + " for " + parameters[i].getName();
        try {
          Surface.call(callable, target, arguments);
          LETS_IN.add(what + " returns");
        } catch (IllegalArgumentException | NullPointerException refused) {
          if (!isNamed(parameters[i], callable, String.valueOf(refused.getMessage()))) {
            LETS_IN.add(what + " is refused without its name: " + refused.getMessage());
          }
        } catch (Throwable other) {
          LETS_IN.add(what + " raises " + other);
        }
      }
    }
  }

  /* A message need not use the parameter's name to the letter: a word of it will do, or what the method itself is named for. */
  private static boolean isNamed(Parameter parameter, Executable callable, String message) {
    if (!parameter.isNamePresent()) {
      return true;
    }
    String text = message.toLowerCase(Locale.ROOT);
    return Stream.of(parameter.getName(), callable.getName())
        .flatMap(name -> Stream.of(name.split("(?=\\p{Lu})")))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .anyMatch(
            word -> (word.length() > 3 || word.equals(parameter.getName())) && text.contains(word));
  }

  private static double[] spoiled(double[] array, double bad) {
    double[] copy = array.clone();
    copy[copy.length - 1] = bad;
    return copy;
  }

  private static void give(Method method, Samples samples) {
    String name = Surface.name(method);
    boolean reached = false;
    for (int draw = 0; draw < DRAWS / 4; draw++) {
      Optional<Object[]> arguments = samples.arguments(method);
      Object target = samples.target(method);
      if (arguments.isEmpty() || (target == null && !Surface.isStatic(method))) {
        break;
      }
      try {
        Object result = Surface.call(method, target, arguments.get());
        reached = true;
        if (!isFinite(result)) {
          LETS_OUT.add(name + " of " + target + " with " + List.of(arguments.get()));
        }
      } catch (Throwable refused) {
        // The draw broke a rule of the method; the next may not.
      }
    }
    (reached ? GIVERS : UNREACHED_GIVERS).add(name);
  }

  private static boolean isFinite(@Nullable Object result) {
    if (result instanceof Double number) {
      return Double.isFinite(number);
    }
    if (result instanceof double[] array) {
      return DoubleStream.of(array).allMatch(Double::isFinite);
    }
    if (result instanceof OptionalDouble optional) {
      return optional.isEmpty() || Double.isFinite(optional.getAsDouble());
    }
    if (result instanceof Collection<?> all) {
      return all.stream().allMatch(FiniteNumbersTest::isFinite);
    }
    if (result instanceof Map<?, ?> map) {
      return Stream.concat(map.keySet().stream(), map.values().stream())
          .allMatch(FiniteNumbersTest::isFinite);
    }
    return true;
  }

  @Test
  void nothingButFiniteNumbersComesIn() {
    assertEquals("", String.join("\n", LETS_IN));
  }

  @Test
  void nothingButFiniteNumbersComesOut() {
    assertEquals("", String.join("\n", LETS_OUT));
  }

  /** Raise the numbers when methods are added; where they fall, {@link Samples} no longer makes what it made, and the test has gone blind. */
  @Test
  void nearlyEveryMethodWasCalled(TestReporter reporter) {
    reporter.publishEntry(Map.of(
        "methods that take a double", TAKERS.size() + " called, not called " + UNREACHED_TAKERS,
        "methods that return one", GIVERS.size() + " called, not called " + UNREACHED_GIVERS));
    assertTrue(TAKERS.size() >= 280, () -> "methods that take a double: " + TAKERS.size());
    assertTrue(GIVERS.size() >= 260, () -> "methods that return a double: " + GIVERS.size());
    assertTrue(UNREACHED_TAKERS.size() <= 6, () -> "not called: " + UNREACHED_TAKERS);
    assertTrue(UNREACHED_GIVERS.size() <= 8, () -> "not called: " + UNREACHED_GIVERS);
  }

  @Test
  void whatTakesAnyDoubleExists() {
    Set<String> gone = new TreeSet<>(TAKES_ANY.keySet());
    gone.removeAll(NAMES);
    assertEquals(Set.of(), gone);
  }
}
