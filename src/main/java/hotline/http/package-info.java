/**
 * The HTTP server, put together from the rooms below it, with health and metrics. Only here and below is Vert.x Web
 * known; rules of the domain may not enter.
 */
@NullMarked
package hotline.http;

import org.jspecify.annotations.NullMarked;
