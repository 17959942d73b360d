/** Live changes as Server-Sent Events, each client at its own pace. What is said to whom is the feed's. */
@NullMarked
package hotline.http.stream;

import org.jspecify.annotations.NullMarked;
