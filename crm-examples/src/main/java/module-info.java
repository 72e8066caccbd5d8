/** Runnable stories, the relationship report and the benchmarks. */
@org.jspecify.annotations.NullMarked
module dev.rapport.examples {
  requires dev.rapport.loyalty;
  requires dev.rapport.scoring;
  requires com.google.common;
  requires com.google.gson;
  requires de.siegmar.fastcsv;
  requires info.picocli;
  requires static org.jspecify;
  requires jmh.core;
  requires jol.core;
  requires jdk.management;

  // The command line is read into the annotated fields of the commands.
  opens dev.rapport.examples to
      info.picocli;
}
