/** Live changes as Server-Sent Events, each client at its own pace. The feed decides which client hears what. */
@NullMarked
package hotline.http.stream;

import org.jspecify.annotations.NullMarked;
