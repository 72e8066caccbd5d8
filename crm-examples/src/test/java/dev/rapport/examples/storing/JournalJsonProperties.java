package dev.rapport.examples.storing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rapport.loyalty.journal.MembershipSnapshot;
import dev.rapport.loyalty.journal.ProgramCommand;
import dev.rapport.loyalty.journal.ProgramEntry;
import dev.rapport.loyalty.limit.Lease;
import dev.rapport.loyalty.program.LoyaltyProgram;
import dev.rapport.loyalty.program.Membership;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in whatever programme, a table of texts holds it. */
class JournalJsonProperties {
  @Provide
  Arbitrary<LoyaltyProgram> clubs() {
    return Clubs.any();
  }

  @Property(tries = 20)
  void allThatIsStoredComesBackEqual(@ForAll("clubs") LoyaltyProgram club, @ForAll long seed) {
    MemberLife life = new MemberLife(club, seed).live(25);
    List<ProgramEntry> read = new ArrayList<>();
    for (ProgramEntry entry : life.entries()) {
      String line = JournalJson.write(entry);
      read.add(JournalJson.read(ProgramEntry.class, line));
      assertEquals(line, JournalJson.write(read.get(read.size() - 1)));
    }
    assertEquals(life.entries(), read);
    for (ProgramCommand command : life.commands()) {
      assertEquals(command, JournalJson.read(ProgramCommand.class, JournalJson.write(command)));
    }
    for (Lease lease : life.purse().leases()) {
      assertEquals(lease, JournalJson.read(Lease.class, JournalJson.write(lease)));
    }
    Membership replayed = club.replay(read);
    assertEquals(life.ada(), replayed);
    assertEquals(life.ada().stateHash(), replayed.stateHash());
  }

  @Property(tries = 20)
  void aMembershipGoesOnFromItsSnapshotAsIfNothingHadBeenStored(
      @ForAll("clubs") LoyaltyProgram club, @ForAll long seed) {
    MemberLife life = new MemberLife(club, seed).live(25);
    Membership ada = life.ada();
    String stored = JournalJson.write(ada.snapshot());
    MembershipSnapshot read = JournalJson.read(MembershipSnapshot.class, stored);
    assertEquals(ada.snapshot(), read);
    Membership restored = club.restore(read);
    assertEquals(ada, restored);
    for (int i = 0; i < 8; i++) {
      ProgramCommand next = life.next();
      assertEquals(club.decide(ada, next, life.purse()), club.decide(restored, next, life.purse()));
    }
  }
}
