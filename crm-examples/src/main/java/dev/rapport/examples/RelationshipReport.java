package dev.rapport.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.rapport.core.money.CurrencyUnit;
import dev.rapport.examples.purchases.PurchaseFile;
import dev.rapport.examples.purchases.UnreadableFileException;
import dev.rapport.examples.report.Report;
import dev.rapport.examples.simulation.ShopPlan;
import dev.rapport.examples.simulation.ShopSimulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Reports where a shop stands with its customers: how many there are, what they bought, who came back, how the business is
 * spread over them and what they would have earned in a points programme.
 *
 * <p>Without arguments it reports on a simulated shop. With a purchase file it reports on that:
 *
 * <pre>
 * mvn -q -B test-compile exec:java
 * mvn -q -B test-compile exec:java -Dexec.args="--purchases orders.csv --as-of 2026-06-30 --json figures.json"
 * </pre>
 *
 * <p>Exit codes: 0 if the report was made, even if some rows of the file were rejected and listed; 1 if the file cannot be
 * read or holds no purchase up to the as-of day, or the JSON cannot be written; 2 if the command line is wrong.
 */
@Command(
    name = "relationship-report",
    sortOptions = false,
    description =
        "Reports where a shop stands with its customers; without options, on a simulated shop.",
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the report was made; rejected rows are listed in it",
      "1:a file cannot be read or written",
      "2:the command line is wrong"
    })
public final class RelationshipReport implements Callable<Integer> {
  private static final int UNREADABLE = 1;
  private static final int WRONG_USAGE = 2;

  /** The shop that is simulated when there is no purchase file is this one, every time. */
  private static final long SEED = 2026;

  private final PrintWriter out;
  private final PrintWriter err;

  @Spec
  private @Nullable CommandSpec spec;

  @ArgGroup(exclusive = false)
  private @Nullable PurchaseFileOptions purchases;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Also write the figures to this file, as JSON.")
  private @Nullable Path json;

  @Option(names = "--help", usageHelp = true, description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli looks at it
  private boolean help;

  private RelationshipReport(PrintWriter out, PrintWriter err) {
    this.out = out;
    this.err = err;
  }

  /**
   * Prints the report and, if that fails, ends the JVM with the exit code.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    int exitCode = run(
        args, new PrintWriter(System.out, true, UTF_8), new PrintWriter(System.err, true, UTF_8));
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /** Does all that {@link #main} does but end the JVM, and returns the exit code. */
  static int run(String[] args, PrintWriter out, PrintWriter err) {
    return new CommandLine(new RelationshipReport(out, err))
        .setOut(out)
        .setErr(err)
        .registerConverter(
            CurrencyUnit.class, saying("a currency of ISO 4217 such as USD", CurrencyUnit::of))
        .registerConverter(ZoneId.class, saying("a time zone such as Europe/Paris", ZoneId::of))
        .registerConverter(
            LocalDate.class, saying("a date such as 2026-06-30", RelationshipReport::day))
        .setParameterExceptionHandler(RelationshipReport::explainUsage)
        .execute(args);
  }

  @Override
  public Integer call() {
    try {
      Report report = purchases == null ? simulated() : onFile(purchases);
      if (json != null) {
        checkIsNotTheInput(json);
        Files.writeString(json, report.json());
      }
      report.lines().forEach(out::println);
      return CommandLine.ExitCode.OK;
    } catch (UnreadableFileException e) {
      err.println(e.getMessage());
    } catch (IOException e) {
      err.println(json + ": the figures cannot be written to this file, " + why(e) + ".");
    }
    return UNREADABLE;
  }

  private static Report simulated() {
    return Report.onShop(ShopSimulator.simulate(ShopPlan.standard(), SEED));
  }

  private static Report onFile(PurchaseFileOptions options) throws UnreadableFileException {
    PurchaseFile file = options.file();
    return Report.onFile(file, file.read(options.asOf()), options.asOf());
  }

  private static String why(IOException e) {
    return e instanceof NoSuchFileException
        ? "its folder does not exist"
        : e instanceof AccessDeniedException ? "access is denied" : String.valueOf(e.getMessage());
  }

  private void checkIsNotTheInput(Path path) throws IOException {
    Path input = purchases == null ? null : purchases.file().path();
    if (input != null && Files.exists(path) && Files.isSameFile(path, input)) {
      throw new ParameterException(
          requireNonNull(spec, "spec").commandLine(),
          "Invalid value for option '--json': must not be the purchase file itself, was " + path);
    }
  }

  private static LocalDate day(String text) {
    if (text.length() > "2026-06-30".length()) {
      throw new DateTimeException("a year of more than four digits");
    }
    return LocalDate.parse(text);
  }

  private static int explainUsage(ParameterException wrong, String[] args) {
    PrintWriter err = wrong.getCommandLine().getErr();
    err.println(wrong.getMessage());
    err.println("Use --help to see what can be given.");
    return WRONG_USAGE;
  }

  private static <T> ITypeConverter<T> saying(String rule, ITypeConverter<T> converter) {
    return text -> {
      try {
        return converter.convert(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw new TypeConversionException("must be " + rule + ", was \"" + text + "\"");
      }
    };
  }
}
