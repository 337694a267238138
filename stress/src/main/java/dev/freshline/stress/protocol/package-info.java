/// How a pipeline coordinates its refreshes, as a value: Freshline's own and those of others.
///
/// [Protocol] is the description, [ProtocolJson] its form in files, [Profiles] the ones that come
/// with the gate. The figures of the profiles are those that stand in the sources of these tools.
@NullMarked
package dev.freshline.stress.protocol;

import org.jspecify.annotations.NullMarked;
