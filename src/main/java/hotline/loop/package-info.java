/**
 * Work that a node does again and again by itself, each kind as one {@link hotline.loop.Loop} with a limit for each round,
 * pauses that grow while it fails, and figures. Knows Vert.x's core and Micrometer, nothing of complaints or databases; timers
 * of single sockets (idle connections, slow bodies, the feed's writing) stay in {@code http}.
 */
package hotline.loop;
