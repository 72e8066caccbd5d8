package dev.rapport.examples.storing;

import static com.google.common.base.Preconditions.checkArgument;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.rapport.loyalty.journal.RecordedAward;
import dev.rapport.loyalty.limit.Purse;
import dev.rapport.loyalty.points.Points;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How one type is written and read, by way of a tree: a database that keeps JSON may put the names of an object in another order, so
 * nothing hangs on which comes first.
 */
abstract class Form extends TypeAdapter<Object> {
  final String name;
  private final TypeAdapter<JsonElement> trees;

  private Form(Gson gson, Class<?> type) {
    this.name = type.getSimpleName();
    this.trees = gson.getAdapter(JsonElement.class);
  }

  abstract JsonElement tree(Object value) throws ReflectiveOperationException;

  abstract Object value(JsonElement tree) throws ReflectiveOperationException;

  @Override
  public final void write(JsonWriter out, Object value) throws IOException {
    try {
      trees.write(out, tree(value));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot write " + value, e);
    }
  }

  @Override
  public final Object read(JsonReader in) throws IOException {
    JsonElement tree = trees.read(in);
    try {
      return value(tree);
    } catch (JsonParseException e) {
      throw e; // of a part, which is named there
    } catch (InvocationTargetException e) {
      throw refused(tree, e.getTargetException());
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw refused(tree, e);
    }
  }

  private JsonParseException refused(JsonElement tree, Throwable cause) {
    return new JsonParseException(name + " cannot be " + tree + ": " + cause.getMessage(), cause);
  }

  /* One adapter for values of whatever type there is. */
  @SuppressWarnings("unchecked")
  private static TypeAdapter<Object> any(TypeAdapter<?> adapter) {
    return (TypeAdapter<Object>) adapter;
  }

  /** What is one text, number or truth value, and is read from the text of it: Gson would cut a number to its type. */
  static final class OfAtom extends Form {
    private final Function<String, Object> parse;

    OfAtom(Gson gson, Class<?> type, Function<String, Object> parse) {
      super(gson, type);
      this.parse = parse;
    }

    @Override
    JsonElement tree(Object value) {
      if (value instanceof Boolean truth) {
        return new JsonPrimitive(truth);
      }
      return value instanceof Number number
          ? new JsonPrimitive(number)
          : new JsonPrimitive(value.toString());
    }

    @Override
    Object value(JsonElement tree) {
      return parse.apply(tree.getAsJsonPrimitive().getAsString());
    }
  }

  /** A record: its components by name, and its own name if it is one of a family. */
  static final class OfRecord extends Form {
    private final boolean inFamily;
    private final Map<RecordComponent, TypeAdapter<Object>> components = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Constructor<?> canonical;

    OfRecord(Gson gson, Class<?> type) {
      super(gson, type);
      this.inFamily = Stream.of(type.getInterfaces()).anyMatch(Class::isSealed);
      if (inFamily) {
        names.add(JournalJson.TYPE);
      }
      RecordComponent[] all = type.getRecordComponents();
      for (RecordComponent component : all) {
        names.add(component.getName());
        components.put(component, any(gson.getAdapter(TypeToken.get(component.getGenericType()))));
      }
      try {
        this.canonical = type.getDeclaredConstructor(
            Stream.of(all).map(RecordComponent::getType).toArray(Class<?>[]::new));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record has a constructor of its components", e);
      }
    }

    @Override
    JsonElement tree(Object value) throws ReflectiveOperationException {
      JsonObject tree = new JsonObject();
      if (inFamily) {
        tree.addProperty(JournalJson.TYPE, name);
      }
      for (Map.Entry<RecordComponent, TypeAdapter<Object>> each : components.entrySet()) {
        Object part = each.getKey().getAccessor().invoke(value);
        // In an order of its own, so that equal values are equal texts.
        Object sorted = part instanceof Map<?, ?> map ? new TreeMap<>(map) : part;
        tree.add(each.getKey().getName(), each.getValue().toJsonTree(sorted));
      }
      return tree;
    }

    @Override
    Object value(JsonElement tree) throws ReflectiveOperationException {
      JsonObject object = tree.getAsJsonObject();
      checkArgument(
          object.keySet().equals(names), "it must have %s, had %s", names, object.keySet());
      checkArgument(
          !inFamily || object.get(JournalJson.TYPE).getAsString().equals(name),
          "its %s must be %s",
          JournalJson.TYPE,
          name);
      Object[] parts = new Object[components.size()];
      int i = 0;
      for (Map.Entry<RecordComponent, TypeAdapter<Object>> each : components.entrySet()) {
        String component = each.getKey().getName();
        parts[i] = each.getValue().fromJsonTree(object.get(component));
        // Gson reads a constant that it does not know as nothing.
        checkArgument(parts[i] != null, "its %s is unknown", component);
        i++;
      }
      return canonical.newInstance(parts);
    }
  }

  /** A sealed family: whatever record of it there is, by its name. */
  static final class OfFamily extends Form {
    private final Map<String, TypeAdapter<Object>> byName = new LinkedHashMap<>();

    OfFamily(Gson gson, Class<?> family) {
      super(gson, family);
      add(gson, family);
    }

    private void add(Gson gson, Class<?> type) {
      if (!type.isSealed()) {
        TypeAdapter<Object> before = byName.put(type.getSimpleName(), any(gson.getAdapter(type)));
        checkArgument(before == null, "%s must have one %s", name, type.getSimpleName());
        return;
      }
      for (Class<?> permitted : type.getPermittedSubclasses()) {
        add(gson, permitted);
      }
    }

    private TypeAdapter<Object> form(String type) {
      TypeAdapter<Object> form = byName.get(type);
      checkArgument(
          form != null, "%s must be one of %s, was %s", JournalJson.TYPE, byName.keySet(), type);
      return form;
    }

    @Override
    JsonElement tree(Object value) {
      return form(value.getClass().getSimpleName()).toJsonTree(value);
    }

    @Override
    Object value(JsonElement tree) {
      JsonElement type = tree.getAsJsonObject().get(JournalJson.TYPE);
      checkArgument(type != null, "it must have %s", JournalJson.TYPE);
      return form(type.getAsString()).fromJsonTree(tree);
    }
  }

  /** A recorded award, which is no record: by its public constructor and accessors. */
  static final class OfAward extends Form {
    private final TypeAdapter<Parts> parts;

    /** What an award is made of. */
    private record Parts(
        String rule,
        int version,
        Points desired,
        Points awarded,
        List<Long> shares,
        List<Purse.Drawn> drawn) {}

    OfAward(Gson gson) {
      super(gson, RecordedAward.class);
      this.parts = gson.getAdapter(Parts.class);
    }

    @Override
    JsonElement tree(Object value) {
      RecordedAward it = (RecordedAward) value;
      return parts.toJsonTree(
          new Parts(it.rule(), it.version(), it.desired(), it.awarded(), it.shares(), it.drawn()));
    }

    @Override
    Object value(JsonElement tree) {
      Parts it = parts.fromJsonTree(tree);
      return new RecordedAward(it.rule, it.version, it.desired, it.awarded, it.shares, it.drawn);
    }
  }
}
