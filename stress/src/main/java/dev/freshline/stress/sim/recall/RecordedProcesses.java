package dev.freshline.stress.sim.recall;

import dev.freshline.host.Child;
import dev.freshline.host.ChildSpec;
import dev.freshline.host.ProcessIdentity;
import dev.freshline.host.Processes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The processes as one sees them whose code is being run. Who it is itself it need not ask: what
/// it does is kept for it alone.
record RecordedProcesses(Recorder recorder, ProcessIdentity self) implements Processes {
  @Override
  public long pid() {
    return self.pid();
  }

  @Override
  public @Nullable ProcessIdentity find(long pid) {
    return (ProcessIdentity)
        recorder.surely("find", List.of(pid), (host, own) -> Answer.of(host.processes().find(pid)));
  }

  @Override
  @SuppressWarnings("unchecked")
  public List<ProcessIdentity> withEnvironment(String name, String value) {
    return recorder.surely(
        List.class,
        "withEnvironment",
        List.of(name, value),
        (host, own) -> Answer.of(host.processes().withEnvironment(name, value)));
  }

  @Override
  public boolean kill(ProcessIdentity process) {
    return recorder.surely(
        Boolean.class,
        "kill",
        List.of(process),
        (host, own) -> Answer.of(host.processes().kill(process)));
  }

  @Override
  public Child start(ChildSpec spec) throws IOException {
    Answer answer =
        recorder.ask(
            "start", List.of(spec), (host, own) -> Answer.of(host.processes().start(spec), own));
    return answer == Answer.Handle.CHILD
        ? new RecordedChild(recorder, recorder.nextHandle())
        : answer.value(Child.class);
  }

  @Override
  public void detach(List<String> command) throws IOException {
    recorder
        .ask(
            "detach", List.of(command), Call.doing((host, own) -> host.processes().detach(command)))
        .value();
  }

  private record RecordedChild(Recorder recorder, int handle) implements Child {
    @Override
    public @Nullable Exit await(Duration atMost) {
      return (Exit)
          recorder.surely(
              "await", List.of(handle, atMost), (host, own) -> Answer.of(child(own).await(atMost)));
    }

    @Override
    public void kill() {
      recorder.surely("end", List.of(handle), Call.doing((host, own) -> child(own).kill()));
    }

    @Override
    public void close() {
      recorder.surely("close", List.of(handle), Call.doing((host, own) -> child(own).close()));
    }

    private Child child(List<Object> handles) {
      return (Child) handles.get(handle);
    }
  }
}
