/** What customers and agents say to each other about a complaint. */
@NullMarked
package hotline.http.api.thread;

import org.jspecify.annotations.NullMarked;
