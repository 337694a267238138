import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/// The tests that a module skipped, each with its reason: `java Skips.java MODULE-FOLDER STARTED`.
///
/// Reads what the test runs of this build left, shows the skips, and fails on one that says no
/// reason: a skip that nobody explained is a test that nobody misses.
class Skips {
  record Skip(String test, String reason) {
    /// What JUnit says by itself when the author said nothing.
    private static final Pattern UNSTATED =
        Pattern.compile("|.* is @Disabled|assumption is not (true|false)");

    static Skip of(Element test, Element mark) {
      return new Skip(
          test.getAttribute("classname") + "." + test.getAttribute("name"),
          mark.hasAttribute("message") ? mark.getAttribute("message") : thrown(mark));
    }

    /// The message of a failed assumption, which a report holds as a stack trace only.
    private static String thrown(Element mark) {
      return mark.getTextContent()
          .replaceFirst("(?s)\\n\\tat .*", "")
          .replaceFirst("^[\\w.]+Exception(: )?(Assumption failed: )?", "")
          .replaceAll("\\s+", " ");
    }

    boolean isUnexplained() {
      return UNSTATED.matcher(reason.strip()).matches();
    }
  }

  private static final List<String> REPORTS =
      List.of("target/surefire-reports", "target/failsafe-reports");

  public static void main(String[] args) throws Exception {
    var started = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX").parse(args[1], Instant::from);
    var skips = new ArrayList<Skip>();
    for (var folder : REPORTS) {
      for (var report : reports(Path.of(args[0], folder), started)) {
        skips.addAll(skips(report));
      }
    }
    judge(skips);
  }

  /// The reports of this build: those of a test class that is gone by now stay in the folder.
  private static List<File> reports(Path folder, Instant started) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      var reports = new ArrayList<File>();
      for (var file : files) {
        if (Files.getLastModifiedTime(file).compareTo(FileTime.from(started)) >= 0) {
          reports.add(file.toFile());
        }
      }
      return reports;
    }
  }

  private static List<Skip> skips(File report) throws Exception {
    var suite = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(report);
    var marks = suite.getElementsByTagName("skipped");
    var skips = new ArrayList<Skip>();
    for (int i = 0; i < marks.getLength(); i++) {
      var mark = (Element) marks.item(i);
      skips.add(Skip.of((Element) mark.getParentNode(), mark));
    }
    return skips;
  }

  private static void judge(List<Skip> skips) {
    if (skips.isEmpty()) {
      return;
    }
    System.out.println("Skipped (" + skips.size() + "):");
    for (var skip : skips) {
      System.out.println(
          "  " + skip.test() + ": " + (skip.isUnexplained() ? "NO REASON" : skip.reason()));
    }
    if (skips.stream().anyMatch(Skip::isUnexplained)) {
      System.err.println(
          "A skip must state its reason: @Disabled(\"why\") or assumeTrue(condition, \"why\").");
      System.exit(1);
    }
  }
}
