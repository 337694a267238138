/// One bounded fetch each: ccusage, and the usage endpoint when it is turned on.
///
/// Every way in which a source can answer or fail is a case of a sealed type with its reason; `exit
/// 0` and an empty list are not taken for knowledge without a look at what they stand for.
///
/// [dev.freshline.source.CcusageSource] runs a program and comes to a
/// [dev.freshline.source.CcusageResult]; [dev.freshline.source.OAuthUsageSource] asks a server and
/// comes to a [dev.freshline.source.UsageResult]. Each result says in one switch what it is as a
/// [dev.freshline.source.Fetch]. The parsers between are pure.
@NullMarked
package dev.freshline.source;

import org.jspecify.annotations.NullMarked;
