/**
 * Addresses of the internet: blocks as operators list them, and which addresses a server may be made to call. Pure; no name is looked up here, and nothing is
 * connected.
 */
@NullMarked
package hotline.address;

import org.jspecify.annotations.NullMarked;
