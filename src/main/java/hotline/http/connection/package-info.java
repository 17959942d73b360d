/**
 * Where a request comes from: listeners, certificates, proxies, client addresses. Knows no operation and no
 * complaint.
 */
@NullMarked
package hotline.http.connection;

import org.jspecify.annotations.NullMarked;
