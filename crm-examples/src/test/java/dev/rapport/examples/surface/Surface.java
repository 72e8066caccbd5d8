package dev.rapport.examples.surface;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The public types of a published module, and what can be called on them. */
final class Surface {
  /** Packages that a module keeps to itself or to its own sisters. */
  private static final Set<String> INTERNAL = Set.of(
      "dev.rapport.core.numeric",
      "dev.rapport.scoring.bytes",
      "dev.rapport.loyalty.recall",
      "dev.rapport.loyalty.openlots");

  private Surface() {}

  /** Returns the public types that live beside a class, nested ones too, in order of name. */
  static List<Class<?>> types(Class<?> anchor) {
    try {
      Path place = Path.of(requireNonNull(anchor.getProtectionDomain().getCodeSource())
          .getLocation()
          .toURI());
      if (Files.isDirectory(place)) {
        return types(place, anchor.getClassLoader());
      }
      try (FileSystem jar = FileSystems.newFileSystem(place)) {
        return types(jar.getPath("/"), anchor.getClassLoader());
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the classes beside " + anchor + " cannot be listed", e);
    }
  }

  private static List<Class<?>> types(Path root, ClassLoader loader) throws IOException {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names = files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith("dev/") && name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> !name.endsWith("-info"))
          .sorted()
          .toList();
      for (String name : names) {
        Class<?> type = Class.forName(name, false, loader);
        if (isPublic(type)
            && !INTERNAL.contains(type.getPackageName())
            && type.getModule().isExported(type.getPackageName(), Surface.class.getModule())) {
          types.add(type);
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("a listed class is not there", e);
    }
    return types;
  }

  private static boolean isPublic(Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      if (!Modifier.isPublic(outer.getModifiers())) {
        return false;
      }
    }
    return !type.isAnonymousClass();
  }

  /** Returns the public constructors and methods that a type declares, in one order on every JVM. */
  static List<Executable> callables(Class<?> type) {
    List<Executable> callables = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      callables.addAll(Arrays.asList(type.getConstructors()));
    }
    for (Method method : type.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers()) && !method.isBridge() && !method.isSynthetic()) {
        callables.add(method);
      }
    }
    callables.sort(Comparator.comparing(Surface::name));
    return callables;
  }

  /** Returns such as {@code core.estimate.Interval.of(double, double, double)}. */
  static String name(Executable callable) {
    String owner = callable
        .getDeclaringClass()
        .getName()
        .substring("dev.rapport.".length())
        .replace('$', '.');
    String parameters = String.join(
        ", ",
        Arrays.stream(callable.getParameterTypes()).map(Class::getSimpleName).toList());
    return callable instanceof Constructor
        ? "new " + owner + "(" + parameters + ")"
        : owner + "." + callable.getName() + "(" + parameters + ")";
  }

  static boolean isStatic(Executable callable) {
    return callable instanceof Constructor || Modifier.isStatic(callable.getModifiers());
  }

  /** Calls it, and raises what it raises. */
  static @Nullable Object call(Executable callable, @Nullable Object target, Object[] arguments)
      throws Throwable {
    try {
      return callable instanceof Constructor<?> constructor
          ? constructor.newInstance(arguments)
          : ((Method) callable).invoke(target, arguments);
    } catch (InvocationTargetException raised) {
      throw requireNonNull(raised.getCause());
    }
  }
}
