package dev.freshline.reports.report.sarif;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.freshline.reports.lint.Finding;
import dev.freshline.reports.report.Message;
import dev.freshline.wire.Json;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a key stands: a line of a file if it came from one, and its name within the protocol.
final class Locations {
  private static final Pattern LINE = Pattern.compile("(.+):(\\d{1,9})");

  private Locations() {}

  static ObjectNode of(String protocol, Finding.Key key) {
    ObjectNode location = Json.object();
    Matcher line = LINE.matcher(key.where());
    if (line.matches() && !line.group(2).equals("0")) {
      ObjectNode physical = location.putObject("physicalLocation");
      physical.putObject("artifactLocation").put("uri", uri(line.group(1)));
      physical.putObject("region").put("startLine", Integer.parseInt(line.group(2)));
    }
    location
        .putArray("logicalLocations")
        .addObject()
        .put("name", key.name())
        .put("fullyQualifiedName", protocol + '/' + key.name())
        .put("kind", "property");
    location.putObject("message").put("text", Message.key(key));
    return location;
  }

  /// A relative reference, or a `file:` URI for an absolute path.
  private static String uri(String path) {
    try {
      URI uri =
          path.startsWith("/") ? new URI("file", "", path, null) : new URI(null, null, path, null);
      return uri.toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("expected the path of a file, found '" + path + "'", e);
    }
  }
}
