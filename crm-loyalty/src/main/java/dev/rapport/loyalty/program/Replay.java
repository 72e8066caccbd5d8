package dev.rapport.loyalty.program;

import static com.google.common.base.Preconditions.checkArgument;

import dev.rapport.loyalty.journal.ProgramEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Entries in the order in which they were decided, whatever the order in which they arrived. */
final class Replay {
  private Replay() {}

  /* An entry that comes twice counts once. */
  static List<ProgramEntry> inSequence(Collection<? extends ProgramEntry> entries) {
    List<ProgramEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparingLong(entry -> entry.header().sequence()));
    List<ProgramEntry> once = new ArrayList<>(sorted.size());
    for (ProgramEntry entry : sorted) {
      ProgramEntry last = once.isEmpty() ? null : once.get(once.size() - 1);
      if (last == null || last.header().sequence() != entry.header().sequence()) {
        once.add(entry);
      } else {
        checkArgument(
            last.equals(entry),
            "entries must be one for each sequence number, two different ones had %s",
            entry.header().sequence());
      }
    }
    return once;
  }
}
