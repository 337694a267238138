package dev.freshline.events;

import static dev.freshline.events.Samples.AUTHOR;
import static dev.freshline.events.Samples.at;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.freshline.events.Event.LimitSample;
import dev.freshline.events.Event.Published;
import dev.freshline.host.Disk;
import dev.freshline.host.MemoryDisk;
import dev.freshline.reading.Moment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

class JournalTest {
  private static final Path STATE = Path.of("/home/ada/.local/state/freshline/claude-0");
  private static final Path LIVE = STATE.resolve(Journal.LIVE);
  private static final Path OLD = STATE.resolve(Journal.OLD);
  private static final Path FOLDED = STATE.resolve(FoldedFile.NAME);

  private final MemoryDisk disk = new MemoryDisk();
  private final Journal journal = new Journal(disk, STATE, new Random(1));

  private void fillLive(int bytes) {
    var text = new StringBuilder();
    String line = new String(Lines.line(new Entry<>(at(0), AUTHOR, Samples.served())), UTF_8);
    while (text.length() < bytes) {
      text.append(line);
    }
    disk.put(LIVE, text.toString());
  }

  private static long count(JournalView view) {
    return view.decisions().stream().mapToLong(Repeated::count).sum()
        + view.runs().size()
        + view.samples().size();
  }

  private long asides() {
    return disk.files().stream().filter(file -> file.toString().endsWith(".aside")).count();
  }

  @Test
  void read_nothingThere_isEmpty() {
    assertThat(journal.read()).isEqualTo(new JournalView(List.of(), List.of(), List.of(), 0, 0));
    assertThat(disk.files()).isEmpty();
  }

  @Test
  void note_firstEver_makesTheFolder() throws IOException {
    assertThat(journal.note(at(0), AUTHOR, Samples.served())).isTrue();
    assertThat(count(journal.read())).isEqualTo(1);
  }

  @Test
  void note_repeats_becomeOneCount() {
    for (int i = 0; i < 50; i++) {
      journal.note(at(i), AUTHOR, Samples.served());
    }
    journal.note(at(7), AUTHOR, Samples.render(Step.DEFERRED, Cause.COOLDOWN, true));
    List<Repeated> decisions = journal.read().decisions();
    assertThat(decisions).hasSize(2);
    assertThat(decisions)
        .anySatisfy(
            served -> {
              assertThat(served.count()).isEqualTo(50);
              assertThat(served.first()).isEqualTo(at(0));
              assertThat(served.last().at()).isEqualTo(at(49));
            });
  }

  @Test
  void note_repeatsInAnotherBucket_areAnotherEntry() {
    journal.note(at(0), AUTHOR, Samples.served());
    journal.note(at(Fold.BUCKET.toSeconds()), AUTHOR, Samples.served());
    assertThat(journal.read().decisions()).extracting(Repeated::count).containsExactly(1L, 1L);
  }

  @Test
  void note_anotherHolder_isAnotherEntry() {
    for (long pid = 1; pid <= 2; pid++) {
      var ruling =
          new Ruling(
              Step.DEFERRED, Cause.BUSY, "ccusage", true, new Holder(pid, "s", Instant.EPOCH), "");
      journal.note(at(pid), AUTHOR, new Event.RefreshDecision(ruling, null));
    }
    assertThat(journal.read().decisions()).hasSize(2);
  }

  @Test
  void note_fullDisk_saysSoAndTheNextLineIsReadable() {
    journal.note(at(0), AUTHOR, Samples.served());
    disk.leaveFree(40);
    assertThat(journal.note(at(1), AUTHOR, Samples.served())).isFalse();
    disk.recover();
    assertThat(journal.note(at(2), AUTHOR, Samples.served())).isTrue();
    assertThat(count(journal.read())).isEqualTo(2);
    assertThat(journal.read().skipped()).isEqualTo(1);
  }

  @Test
  void note_readOnlyFolder_saysSo() {
    disk.makeReadOnly(Path.of("/home/ada"));
    assertThat(journal.note(at(0), AUTHOR, Samples.served())).isFalse();
  }

  @Test
  void note_linkInPlaceOfTheFile_writesNothing() {
    disk.place(LIVE, Disk.Kind.SYMLINK, 1000);
    assertThat(journal.note(at(0), AUTHOR, Samples.served())).isFalse();
    assertThat(journal.read().skipped()).isEqualTo(1);
  }

  @Test
  void note_timeBeyondMilliseconds_isRefusedQuietly() {
    var sample = new LimitSample("w", 1, Instant.MAX, at(0));
    assertThat(journal.note(at(0), AUTHOR, sample)).isFalse();
  }

  @Test
  void note_nobodyFolds_keepsTheFileWithinItsBound() {
    fillLive(Journal.MAX_LIVE);
    journal.note(at(0), AUTHOR, new Published("ccusage", 1));
    assertThat(sizeOf(LIVE)).isLessThan(Lines.MAX_LINE);
    assertThat(sizeOf(OLD)).isBetween((long) Journal.MAX_LIVE, Journal.MAX_LIVE + 4096L);
    fillLive(Journal.MAX_LIVE);
    journal.note(at(1), AUTHOR, new Published("ccusage", 2));
    assertThat(disk.files()).containsExactlyInAnyOrder(LIVE, OLD);
    assertThat(JournalSummary.of(journal.read()).lost()).isEqualTo(1);
  }

  @Test
  void note_fileCannotBeMovedAway_doesNotGrowIt() {
    fillLive(Journal.MAX_LIVE);
    long size = sizeOf(LIVE);
    disk.makeReadOnly(STATE);
    assertThat(journal.note(at(0), AUTHOR, Samples.served())).isFalse();
    assertThat(sizeOf(LIVE)).isEqualTo(size);
  }

  @Test
  void fold_littleWritten_doesNothing() {
    journal.note(at(0), AUTHOR, Samples.served());
    long steps = disk.steps();
    assertThat(journal.fold(at(1))).isEqualTo(new FoldResult.Nothing());
    assertThat(disk.steps()).isEqualTo(steps);
  }

  @Test
  void fold_largeFile_movesItAsideAndMergesItLater() {
    fillLive(Journal.FOLD_FROM);
    long all = count(journal.read());
    assertThat(journal.fold(at(0))).isEqualTo(new FoldResult.Done(0, true));
    assertThat(asides()).isEqualTo(1);
    assertThat(count(journal.read())).isEqualTo(all);
    assertThat(journal.fold(at(4))).isEqualTo(new FoldResult.Nothing());
    assertThat(journal.fold(at(5))).isEqualTo(new FoldResult.Done(1, false));
    assertThat(disk.files()).containsExactly(FOLDED);
    assertThat(count(journal.read())).isEqualTo(all);
  }

  @Test
  void fold_lateWriter_losesNothing() throws IOException {
    fillLive(Journal.FOLD_FROM);
    long all = count(journal.read());
    journal.fold(at(0));
    Path aside =
        disk.files().stream().filter(f -> f.toString().endsWith(".aside")).findAny().orElseThrow();
    // A writer that had opened the live file before it was moved.
    disk.append(aside, Lines.line(new Entry<>(at(1), AUTHOR, Samples.served())));
    journal.fold(at(60));
    assertThat(count(journal.read())).isEqualTo(all + 1);
  }

  @Test
  void fold_clockSetBack_stillMerges() {
    fillLive(Journal.FOLD_FROM);
    journal.fold(at(0));
    assertThat(journal.fold(at(-3_600))).isEqualTo(new FoldResult.Done(1, false));
  }

  @Test
  void fold_outgrownFile_isMergedToo() {
    fillLive(Journal.MAX_LIVE);
    journal.note(at(1), AUTHOR, Samples.served());
    long all = count(journal.read());
    journal.fold(at(0));
    journal.fold(at(60));
    assertThat(disk.files()).containsExactlyInAnyOrder(FOLDED, LIVE);
    assertThat(count(journal.read())).isEqualTo(all);
  }

  @Test
  void fold_crashAtAnyStep_countsEveryLineOnce() {
    for (int survived = 0; survived < 12; survived++) {
      var broken = new MemoryDisk();
      var writer = new Journal(broken, STATE, new Random(survived));
      fill(broken, writer);
      long all = count(writer.read());
      broken.crashAfter(survived);
      foldUntilCrash(writer, at(0));
      foldUntilCrash(writer, at(10));
      broken.recover();
      assertThat(count(writer.read())).as("read after %d steps", survived).isEqualTo(all);
      for (int round = 2; round < 6; round++) {
        new Journal(broken, STATE, new Random(100 + round)).fold(at(10L * round));
      }
      assertThat(count(writer.read())).as("folded after %d steps", survived).isEqualTo(all);
      assertThat(broken.files()).noneMatch(file -> file.toString().endsWith(".aside"));
    }
  }

  private static void fill(MemoryDisk broken, Journal writer) {
    broken.put(LIVE, "");
    for (int i = 0; i < 600; i++) {
      writer.note(at(i), AUTHOR, Samples.served());
    }
    writer.note(at(1), AUTHOR, Samples.run(at(0), 900));
    writer.note(at(1), AUTHOR, Samples.sample(12, at(1)));
    assertThat(String.valueOf(broken.text(LIVE)).length()).isGreaterThan(Journal.FOLD_FROM);
  }

  private static void foldUntilCrash(Journal journal, Moment now) {
    try {
      journal.fold(now);
    } catch (MemoryDisk.Crash e) {
      // What is left on the disk is what the next process finds.
    }
  }

  @Test
  void fold_mergedFileThatCannotBeDeleted_isNotMergedAgain() {
    fillLive(Journal.FOLD_FROM);
    long all = count(journal.read());
    journal.fold(at(0));
    // The record is written in two steps; the third would delete the file.
    disk.crashAfter(2);
    foldUntilCrash(journal, at(10));
    disk.recover();
    assertThat(asides()).isEqualTo(1);
    assertThat(count(journal.read())).isEqualTo(all);
    assertThat(journal.fold(at(20))).isEqualTo(new FoldResult.Nothing());
    assertThat(asides()).isZero();
    assertThat(count(journal.read())).isEqualTo(all);
  }

  @Test
  void fold_fullDisk_failsAndLosesNothing() {
    fillLive(Journal.FOLD_FROM);
    long all = count(journal.read());
    journal.fold(at(0));
    disk.leaveFree(10);
    assertThat(journal.fold(at(10))).isInstanceOf(FoldResult.Failed.class);
    assertThat(count(journal.read())).isEqualTo(all);
    disk.recover();
    assertThat(journal.fold(at(20))).isEqualTo(new FoldResult.Done(1, false));
    assertThat(count(journal.read())).isEqualTo(all);
  }

  @Test
  void fold_alwaysFailing_keepsABoundedNumberOfFiles() {
    for (int i = 0; i < 40; i++) {
      disk.recover();
      fillLive(Journal.FOLD_FROM);
      disk.leaveFree(10);
      journal.fold(at(10L * i));
    }
    assertThat(asides()).isLessThanOrEqualTo(Asides.MAX_ASIDES);
  }

  @Test
  void fold_damagedFile_isKeptForAPersonAndReplaced() {
    disk.put(FOLDED, "freshline 1 garbage");
    fillLive(Journal.FOLD_FROM);
    long all = count(journal.read());
    assertThat(journal.read().skipped()).isEqualTo(1);
    journal.fold(at(0));
    journal.fold(at(10));
    assertThat(disk.text(STATE.resolve(FoldedFile.DAMAGED))).isEqualTo("freshline 1 garbage");
    assertThat(count(journal.read())).isEqualTo(all);
    assertThat(journal.read().skipped()).isEqualTo(1);
  }

  @Test
  void fold_foreignNames_areLeftAlone() {
    List<String> foreign =
        List.of(
            "journal.aside", "journal.zz.aside", "notes.txt", "journal.0000000000000001-x.aside");
    foreign.forEach(name -> disk.put(STATE.resolve(name), "x"));
    fillLive(Journal.FOLD_FROM);
    journal.fold(at(0));
    journal.fold(at(10));
    assertThat(disk.files()).contains(foreign.stream().map(STATE::resolve).toArray(Path[]::new));
  }

  @Test
  void note_manyWritersDuringFolds_countsEveryLineOnce() throws InterruptedException {
    int writers = 12;
    int each = 300;
    var barrier = new CyclicBarrier(writers + 1);
    var threads = new ArrayList<Thread>();
    for (int w = 0; w < writers; w++) {
      var author = new Author(w + 1, "session-" + w);
      var own = new Journal(disk, STATE, new Random(w));
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    await(barrier);
                    for (int i = 0; i < each; i++) {
                      own.note(at(i), author, Samples.served());
                    }
                  }));
    }
    await(barrier);
    long now = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      journal.fold(at(now += 6));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(count(journal.read())).isEqualTo((long) writers * each);
    journal.fold(at(now += 6));
    journal.fold(at(now + 6));
    assertThat(count(journal.read())).isEqualTo((long) writers * each);
    assertThat(journal.read().skipped()).isZero();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  private long sizeOf(Path file) {
    Disk.Facts facts = disk.stat(file);
    return facts == null ? -1 : facts.size();
  }
}
