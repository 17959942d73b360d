/**
 * The one periodic loop: a time limit for each round, longer pauses while it fails, its lag and failures visible in
 * metrics. Timers of single sockets are not loops and stay in http.
 */
@NullMarked
package hotline.loop;

import org.jspecify.annotations.NullMarked;
