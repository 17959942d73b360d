/**
 * The operations on the units of the network: looked up by people who file or handle complaints, kept by administrators. Rules
 * of the network may not enter.
 */
@NullMarked
package hotline.http.api.network;

import org.jspecify.annotations.NullMarked;
