package dev.freshline.host;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// The table of processes of a machine, as one process sees it.
///
/// Pids are given out from 100 on and never again, unless [#reuse] says so. A supervised child is
/// one process that carries its mark and does what [#nextChild] says.
public final class FakeProcesses implements Processes {
  public static final long UID = MemoryDisk.OWNER;
  public static final long NAMESPACE = 4_026_531_836L;
  private static final long FIRST_PID = 100;

  private enum State {
    RUNNING,
    ZOMBIE
  }

  private record Entry(
      ProcessIdentity identity, Map<String, String> environment, State state, boolean immortal) {}

  /// What all views share.
  private static final class Table {
    private final Map<Long, Entry> entries = new TreeMap<>();
    private final List<Long> killed = new ArrayList<>();
    private final List<List<String>> detached = new ArrayList<>();
    private final List<List<String>> started = new ArrayList<>();
    private final List<ChildScript> scripts = new ArrayList<>();
    private final List<LongConsumer> mourners = new ArrayList<>();
    private @Nullable String refusal;
    private String bootId = "boot-1";
    private long nextPid = FIRST_PID;
    private long ticks = 1000;
  }

  private final FakeClock clock;
  private final Table table;
  private final long pid;

  public FakeProcesses(FakeClock clock) {
    this(clock, new Table(), FIRST_PID);
    spawn(Map.of());
  }

  private FakeProcesses(FakeClock clock, Table table, long pid) {
    this.clock = clock;
    this.table = table;
    this.pid = pid;
  }

  /// The same table, as another process sees it.
  public FakeProcesses of(long other) {
    return new FakeProcesses(clock, table, other);
  }

  /// Starts a process of this user.
  public ProcessIdentity spawn(Map<String, String> environment) {
    synchronized (table) {
      return put(table.nextPid++, UID, NAMESPACE, environment);
    }
  }

  /// Starts a process of another user, or in another pid namespace.
  public ProcessIdentity spawn(long uid, long namespace) {
    synchronized (table) {
      return put(table.nextPid++, uid, namespace, Map.of());
    }
  }

  /// Ends a process and gives its pid to a new one.
  public ProcessIdentity reuse(long reused) {
    synchronized (table) {
      end(reused);
      return put(reused, UID, NAMESPACE, Map.of());
    }
  }

  private ProcessIdentity put(long id, long uid, long namespace, Map<String, String> environment) {
    var identity = new ProcessIdentity(id, ++table.ticks, table.bootId, namespace, uid);
    table.entries.put(id, new Entry(identity, environment, State.RUNNING, false));
    return identity;
  }

  /// Lets a process end with nobody to reap it; what it held is free.
  public void makeZombie(long id) {
    synchronized (table) {
      replace(id, State.ZOMBIE, false);
      mourn(id);
    }
  }

  /// Makes a process one that signals do not end, as in an uninterruptible wait.
  public void makeImmortal(long id) {
    synchronized (table) {
      replace(id, State.RUNNING, true);
    }
  }

  private void replace(long id, State state, boolean immortal) {
    Entry entry = table.entries.get(id);
    if (entry == null) {
      throw new IllegalArgumentException("no process " + id);
    }
    table.entries.put(id, new Entry(entry.identity, entry.environment, state, immortal));
  }

  /// Ends a process, whatever it is.
  public void end(long id) {
    synchronized (table) {
      if (table.entries.remove(id) != null) {
        mourn(id);
      }
    }
  }

  private void mourn(long id) {
    table.mourners.forEach(mourner -> mourner.accept(id));
  }

  /// Calls back whenever a process ends.
  public void onEnd(LongConsumer mourner) {
    table.mourners.add(mourner);
  }

  /// What the next child will do; children beyond those prepared end at once with code 0.
  public void nextChild(ChildScript script) {
    synchronized (table) {
      table.scripts.add(script);
    }
  }

  /// Makes starting anything fail from now on, or work again with null.
  public void refuse(@Nullable String why) {
    synchronized (table) {
      table.refusal = why;
    }
  }

  /// Pids that were signalled, in order.
  public List<Long> killed() {
    synchronized (table) {
      return List.copyOf(table.killed);
    }
  }

  /// Commands that were detached, in order.
  public List<List<String>> detached() {
    synchronized (table) {
      return List.copyOf(table.detached);
    }
  }

  /// Commands of supervised children, in order.
  public List<List<String>> started() {
    synchronized (table) {
      return List.copyOf(table.started);
    }
  }

  @Override
  public long pid() {
    return pid;
  }

  @Override
  public ProcessIdentity self() {
    ProcessIdentity found = find(pid);
    if (found == null) {
      throw new IllegalStateException("process " + pid + " is dead and cannot ask");
    }
    return found;
  }

  @Override
  public @Nullable ProcessIdentity find(long id) {
    synchronized (table) {
      Entry entry = table.entries.get(id);
      return entry == null || entry.state == State.ZOMBIE ? null : entry.identity;
    }
  }

  @Override
  public List<ProcessIdentity> withEnvironment(String name, String value) {
    synchronized (table) {
      var found = new ArrayList<ProcessIdentity>();
      for (Entry entry : table.entries.values()) {
        if (entry.state == State.RUNNING
            && entry.identity.pid() != pid
            && entry.identity.uid() == UID
            && value.equals(entry.environment.get(name))) {
          found.add(entry.identity);
        }
      }
      return found;
    }
  }

  @Override
  public boolean kill(ProcessIdentity process) {
    synchronized (table) {
      Entry entry = table.entries.get(process.pid());
      if (!process.isProvable() || entry == null || !process.equals(find(process.pid()))) {
        return false;
      }
      table.killed.add(process.pid());
      if (!entry.immortal) {
        end(process.pid());
      }
      return true;
    }
  }

  @Override
  public Child start(ChildSpec spec) throws IOException {
    synchronized (table) {
      requireStartable();
      table.started.add(spec.command());
      ChildScript script =
          table.scripts.isEmpty() ? ChildScript.exits(0) : table.scripts.removeFirst();
      return new FakeChild(script, spawn(Map.of(spec.marker(), spec.markerValue())));
    }
  }

  @Override
  public void detach(List<String> command) throws IOException {
    synchronized (table) {
      requireStartable();
      table.detached.add(List.copyOf(command));
    }
  }

  private void requireStartable() throws IOException {
    if (table.refusal != null) {
      throw new IOException(table.refusal);
    }
  }

  /// Ends when its script says so, or when it is killed, asked to or not.
  private final class FakeChild implements Child {
    private static final int KILLED = 137;
    private static final int ASKED_TO_END = 143;

    private final ChildScript script;
    private final ProcessIdentity process;
    private final long endsAtNanos;
    private boolean asked;

    FakeChild(ChildScript script, ProcessIdentity process) {
      this.script = script;
      this.process = process;
      this.endsAtNanos = clock.nanos() + script.lasts().toNanos();
    }

    @Override
    public @Nullable Exit await(Duration atMost) {
      if (asked && script.obeys()) {
        FakeProcesses.this.end(process.pid());
        return exit(ASKED_TO_END);
      }
      if (find(process.pid()) == null) {
        return exit(KILLED);
      }
      long left = endsAtNanos - clock.nanos();
      if (left > atMost.toNanos()) {
        clock.pause(atMost);
        return null;
      }
      clock.pause(Duration.ofNanos(Math.max(0, left)));
      FakeProcesses.this.end(process.pid());
      return script.exit();
    }

    private Exit exit(int code) {
      return new Exit(code, true, new byte[0], script.exit().overflowed(), "");
    }

    @Override
    public void kill() {
      asked = true;
    }

    @Override
    public void close() {
      if (script.obeys()) {
        FakeProcesses.this.end(process.pid());
      }
    }
  }
}
