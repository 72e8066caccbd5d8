package dev.rapport.examples.purchases;

/** A purchase file that cannot be used at all. The message names the file, and the line, column and value where there is one. */
public final class UnreadableFileException extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableFileException(String message) {
    super(message);
  }

  UnreadableFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
