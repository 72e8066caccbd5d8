package dev.rapport.examples.surface;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Valid values of any type: a few of the JDK's written down here, and of the library's own what its factories make of these.
 *
 * <p>Nothing is written down for the library's types, so a new type brings its samples along. Seeded: the same classes give the same samples.
 */
final class Samples {
  private static final int MOST_OF_A_TYPE = 12;
  private static final int ROUNDS = 4;
  private static final int TRIES = 40;

  /** One stream of chance for each callable, so that a new one changes no draw for the others. */
  private final Map<String, Random> streams = new HashMap<>();

  private Random random = new Random(2026);
  private final Map<Class<?>, List<Object>> pool = new HashMap<>();
  private final List<Class<?>> types;

  Samples(List<Class<?>> types) {
    this.types = List.copyOf(types);
    put(int.class, 1, 2, 3, 0, 5, 10);
    put(long.class, 1L, 2L, 10L, 0L, 100L, 30L);
    put(double.class, 0.5, 0.95, 1.0, 2.0, 0.1, 10.0, 0.25, 3.0);
    put(boolean.class, true, false);
    put(char.class, 'a');
    put(byte.class, (byte) 1);
    put(String.class, "a", "b", "EUR", "12.34", "c-1", "EUR 5.00", "2026-01-01/2026-02-01", "12");
    put(Object.class, "a");
    put(CharSequence.class, "a");
    put(BigDecimal.class, new BigDecimal("1.50"), BigDecimal.ONE, new BigDecimal("0.25"));
    put(LocalDate.class, day(1, 5), day(2, 1), day(3, 31), day(6, 30));
    put(Instant.class, at(1), at(20), at(40), at(90));
    put(ZoneId.class, ZoneId.of("UTC"), ZoneId.of("Europe/Paris"));
    put(Period.class, Period.ofMonths(1), Period.ofDays(7), Period.ofMonths(12));
    put(Duration.class, Duration.ofDays(1), Duration.ofHours(1));
    put(LocalTime.class, LocalTime.of(9, 0), LocalTime.of(18, 0));
    put(MonthDay.class, MonthDay.of(3, 1));
    put(DayOfWeek.class, (Object[]) DayOfWeek.values());
    put(RoundingMode.class, RoundingMode.HALF_EVEN, RoundingMode.FLOOR);
    put(RandomGenerator.class, new Random(7));
    put(OptionalInt.class, OptionalInt.of(1), OptionalInt.empty());
    put(OptionalDouble.class, OptionalDouble.of(0.5), OptionalDouble.empty());
    for (Class<?> type : types) {
      if (type.isEnum()) {
        put(type, requireNonNull(type.getEnumConstants()));
      }
    }
    types.forEach(this::harvest);
    for (int round = 0; round < ROUNDS; round++) {
      types.forEach(this::grow);
    }
  }

  private static LocalDate day(int month, int day) {
    return LocalDate.of(2026, month, day);
  }

  private static Instant at(int day) {
    return Instant.parse("2026-01-01T09:00:00Z").plus(Duration.ofDays(day));
  }

  private void put(Class<?> type, Object... values) {
    pool.put(type, new ArrayList<>(Arrays.asList(values)));
  }

  /** Returns what there is of a type; nothing if its factories could not be called. */
  List<Object> of(Class<?> type) {
    return List.copyOf(pool.getOrDefault(type, List.of()));
  }

  /** Draws arguments; nothing if there is no sample of one. */
  Optional<Object[]> arguments(Executable callable) {
    String name = Surface.name(callable);
    random = streams.computeIfAbsent(name, key -> new Random(key.hashCode()));
    Type[] parameters = callable.getGenericParameterTypes();
    Object[] arguments = new Object[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      Object value = draw(parameters[i], 0);
      if (value == null) {
        return Optional.empty();
      }
      arguments[i] = value;
    }
    return Optional.of(arguments);
  }

  /** Draws a sample of what a method is called on; nothing for a static one without need of it, and none where there is no sample. */
  @Nullable
  Object target(Executable callable) {
    return Surface.isStatic(callable) ? null : pick(of(callable.getDeclaringClass()));
  }

  /* The constants that a type offers are samples too. */
  private void harvest(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isPublic(field.getModifiers()) && Modifier.isStatic(field.getModifiers())) {
        try {
          keep(requireNonNull(field.get(null)));
        } catch (IllegalAccessException e) {
          throw new IllegalStateException("a public constant cannot be read", e);
        }
      }
    }
  }

  /* Calls whatever returns one of our types, and keeps what comes of it. */
  private void grow(Class<?> type) {
    for (Executable callable : Surface.callables(type)) {
      Class<?> made = callable instanceof Method method ? method.getReturnType() : type;
      if (!types.contains(made) || made.isEnum() || of(made).size() >= MOST_OF_A_TYPE) {
        continue;
      }
      int kept = 0;
      for (int i = 0; i < TRIES && kept < 3; i++) {
        Optional<Object[]> arguments = arguments(callable);
        Object target = target(callable);
        if (arguments.isEmpty() || (target == null && !Surface.isStatic(callable))) {
          break;
        }
        try {
          Object value = Surface.call(callable, target, arguments.get());
          kept += value != null && keep(value) ? 1 : 0;
        } catch (Throwable refused) {
          // The draw broke a rule of the callable; the next may not.
        }
      }
    }
  }

  /* A value stands for all public types that it is of. */
  private boolean keep(Object value) {
    boolean kept = false;
    for (Class<?> type : types) {
      if (type.isInstance(value)) {
        List<Object> values = pool.computeIfAbsent(type, key -> new ArrayList<>());
        if (values.size() < MOST_OF_A_TYPE && !values.contains(value)) {
          values.add(value);
          kept = true;
        }
      }
    }
    return kept;
  }

  private @Nullable Object pick(List<Object> values) {
    return values.isEmpty() ? null : values.get(random.nextInt(values.size()));
  }

  private @Nullable Object draw(Type type, int depth) {
    if (depth > 4) {
      return null;
    }
    if (type instanceof Class<?> raw) {
      return drawClass(raw, depth);
    }
    if (type instanceof ParameterizedType parameterized) {
      return drawGeneric(parameterized, depth);
    }
    if (type instanceof WildcardType wildcard) {
      Type[] lower = wildcard.getLowerBounds();
      return draw(lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0], depth);
    }
    if (type instanceof TypeVariable<?> variable) {
      Type bound = variable.getBounds()[0];
      return bound instanceof Class<?> ? draw(bound, depth) : "a";
    }
    Object one = draw(((GenericArrayType) type).getGenericComponentType(), depth + 1);
    if (one == null) {
      return null;
    }
    Object array = Array.newInstance(one.getClass(), 1);
    Array.set(array, 0, one);
    return array;
  }

  private @Nullable Object drawClass(Class<?> type, int depth) {
    if (type.isArray()) {
      int length = 1 + random.nextInt(4);
      Object array = Array.newInstance(type.getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Object value = draw(type.getComponentType(), depth + 1);
        if (value == null) {
          return null;
        }
        Array.set(array, i, value);
      }
      return array;
    }
    Object sample = pick(of(unboxed(type)));
    boolean canBeMade = type.isInterface() && !(types.contains(type) && type.isSealed());
    return sample == null && canBeMade ? proxy(type, type) : sample;
  }

  private @Nullable Object drawGeneric(ParameterizedType type, int depth) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] arguments = type.getActualTypeArguments();
    if (Map.class.isAssignableFrom(raw)) {
      return map(raw, arguments, depth);
    }
    if (raw == Optional.class) {
      return random.nextInt(3) == 0
          ? Optional.empty()
          : Optional.ofNullable(draw(arguments[0], depth + 1));
    }
    if (Collection.class.isAssignableFrom(raw) || raw == Iterable.class || raw == Stream.class) {
      return collection(raw, arguments[0], depth);
    }
    if (raw == Class.class) {
      return arguments[0] instanceof Class<?> ? arguments[0] : null;
    }
    Object sample = pick(of(raw));
    return sample != null || !raw.isInterface() || raw.isSealed() ? sample : proxy(raw, type);
  }

  private Object collection(Class<?> raw, Type element, int depth) {
    List<Object> list = new ArrayList<>();
    int size = random.nextInt(5);
    for (int i = 0; i < size; i++) {
      Object value = draw(element, depth + 1);
      if (value != null) {
        list.add(value);
      }
    }
    if (raw == Stream.class) {
      return list.stream();
    }
    if (SortedSet.class.isAssignableFrom(raw)) {
      return new TreeSet<>(list);
    }
    return Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(list) : list;
  }

  private Object map(Class<?> raw, Type[] arguments, int depth) {
    Map<Object, Object> map =
        SortedMap.class.isAssignableFrom(raw) || NavigableMap.class.isAssignableFrom(raw)
            ? new TreeMap<>()
            : new LinkedHashMap<>();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      Object key = draw(arguments[0], depth + 1);
      Object value = draw(arguments[1], depth + 1);
      if (key != null && value != null) {
        map.put(key, value);
      }
    }
    return map;
  }

  /* A function of an interface: returns a sample of what it must, or its first argument where that is of the type. */
  @SuppressWarnings("ReferenceEquality") // a function is equal to itself alone
  private @Nullable Object proxy(Class<?> type, Type generic) {
    if (!Modifier.isPublic(type.getModifiers())) {
      return null;
    }
    return Proxy.newProxyInstance(
        Samples.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
              case "hashCode" -> 7;
              case "equals" -> proxy == arguments[0];
              default -> "sample of " + generic;
            };
          }
          return answer(type, generic, method, arguments);
        });
  }

  private @Nullable Object answer(
      Class<?> type, Type generic, Method method, Object @Nullable [] arguments) {
    Type result = method.getGenericReturnType();
    if (result instanceof TypeVariable<?> variable && generic instanceof ParameterizedType given) {
      for (int i = 0; i < type.getTypeParameters().length; i++) {
        if (type.getTypeParameters()[i].equals(variable)) {
          result = given.getActualTypeArguments()[i];
        }
      }
    }
    Object sample = result == void.class ? null : draw(result, 1);
    if (result == double.class) {
      // Whoever asks without an argument may ask until he gets another answer.
      return method.getParameterCount() == 0 ? random.nextDouble() : 0.5;
    }
    return sample == null && arguments != null && arguments.length > 0 ? arguments[0] : sample;
  }

  private static Class<?> unboxed(Class<?> type) {
    return type == Integer.class
        ? int.class
        : type == Long.class
            ? long.class
            : type == Double.class
                ? double.class
                : type == Boolean.class ? boolean.class : type == Number.class ? long.class : type;
  }
}
