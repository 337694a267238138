package dev.freshline.app.doctor;

import java.util.Set;

/// File systems that other machines have a part in.
final class Network {
  private static final Set<String> TYPES =
      Set.of(
          "9p",
          "afs",
          "afpfs",
          "beegfs",
          "ceph",
          "cifs",
          "coda",
          "glusterfs",
          "gpfs",
          "lustre",
          "ncpfs",
          "orangefs",
          "prl_fs",
          "smb3",
          "smbfs",
          "sshfs",
          "vboxsf",
          "vmhgfs",
          "webdav");

  private Network() {}

  /// @param type as the mount table names it, such as `nfs4` or `fuse.sshfs`
  static boolean isNetwork(String type) {
    String plain = type.startsWith("fuse.") ? type.substring("fuse.".length()) : type;
    return plain.startsWith("nfs") || TYPES.contains(plain);
  }
}
