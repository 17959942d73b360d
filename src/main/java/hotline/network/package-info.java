/**
 * The units of the network, regions, hubs, branches and departments, as they were on each day: kept, imported, found as
 * one types. What happens to a complaint may not enter.
 */
@NullMarked
package hotline.network;

import org.jspecify.annotations.NullMarked;
