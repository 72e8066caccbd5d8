package dev.rapport.core.bytes;

import static com.google.common.base.Preconditions.checkArgument;
import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The byte form of one type: which type and version it is, and how it begins and ends.
 *
 * <p>Example: {@code ByteForm.of("NetPromoterScore", 1)} writes forms that begin with the version 1 and two bytes made of the name, and reads
 * only these. The name is hashed, so that nobody keeps a list of numbers; a test of the module that writes the forms proves that no two of
 * them begin alike. A type that is renamed keeps the name of its form. Immutable and thread-safe.
 */
public final class ByteForm {
  private final String name;
  private final int version;

  private ByteForm(String name, int version) {
    this.name = name;
    this.version = version;
  }

  /**
   * Returns the form of a type.
   *
   * @param name the name of the type, not blank
   * @param version the version of its form, 1 to 127
   * @return the form
   * @throws IllegalArgumentException if the name is blank or the version out of range
   */
  public static ByteForm of(String name, int version) {
    checkArgument(!requireNonNull(name, "name").isBlank(), "name must not be blank");
    checkArgument(
        version >= 1 && version <= Byte.MAX_VALUE, "version must be 1 to 127, was %s", version);
    return new ByteForm(name, version);
  }

  /**
   * Writes a value.
   *
   * @param content writes what the value holds, after the beginning
   * @return a fresh array
   */
  public byte[] write(Consumer<ByteWriter> content) {
    ByteWriter out = new ByteWriter();
    out.put(version);
    out.put(mark() >>> Byte.SIZE);
    out.put(mark());
    requireNonNull(content, "content").accept(out);
    return out.toBytes();
  }

  /**
   * Reads a value.
   *
   * @param bytes the form; it is read, not kept
   * @param content reads what the value holds, all of it and nothing more
   * @param <T> the type of the value
   * @return the value
   * @throws IllegalArgumentException if the bytes are of another type or version, end early, go on after the value, or hold sums that do not
   *     fit in a {@code long}, and where the content raises it
   */
  public <T> T read(byte[] bytes, Function<ByteReader, T> content) {
    ByteReader in = new ByteReader(requireNonNull(bytes, "bytes"));
    int found = in.next();
    int mark = ((in.next() & 0xFF) << Byte.SIZE) | (in.next() & 0xFF);
    checkArgument(
        mark == mark(), "bytes must be of %s version %s, were of another type", name, version);
    checkArgument(
        found == version,
        "bytes must be of %s version %s, were of version %s",
        name,
        version,
        found);
    try {
      T value = requireNonNull(content, "content").apply(in);
      in.end();
      return value;
    } catch (ArithmeticException tooMuch) {
      throw new IllegalArgumentException(
          "bytes must be of a " + name + " whose sums fit in 64 bits", tooMuch);
    }
  }

  /* The hash of a text is part of the Java language's promises, so it is the same on every machine. */
  private int mark() {
    return (name.hashCode() ^ (name.hashCode() >>> Short.SIZE)) & 0xFFFF;
  }

  /**
   * Returns the name and version.
   *
   * @return text such as {@code "NetPromoterScore 1"}
   */
  @Override
  public String toString() {
    return name + " " + version;
  }
}
