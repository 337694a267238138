package dev.freshline.host;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The platform's store of secrets.
public interface Keychain {
  /// A platform without one.
  Keychain NONE = (service, account) -> null;

  /// The secret of an item, or null when there is no such item.
  ///
  /// @param account of the item, or empty for any
  /// @throws IOException when the store could not be asked, or did not answer in time
  byte @Nullable [] find(String service, String account) throws IOException;
}
