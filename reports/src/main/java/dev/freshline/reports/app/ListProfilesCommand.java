package dev.freshline.reports.app;

import dev.freshline.stress.protocol.Profiles;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `tune list-profiles`: the pipelines that can be judged by name.
@Command(
    name = "list-profiles",
    mixinStandardHelpOptions = true,
    description = "Prints the names of the known pipelines, and what there is to know of each.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:printed", "2:wrong usage"})
final class ListProfilesCommand implements Callable<Integer> {
  private final Desk desk;

  ListProfilesCommand(Desk desk) {
    this.desk = desk;
  }

  @Override
  public Integer call() {
    int longest = Profiles.NAMES.stream().mapToInt(String::length).max().orElse(0);
    for (String name : Profiles.NAMES) {
      String gap = " ".repeat(longest - name.length() + 2);
      desk.out().println(name + gap + Profiles.named(name).notes());
    }
    desk.out().flush();
    return 0;
  }
}
