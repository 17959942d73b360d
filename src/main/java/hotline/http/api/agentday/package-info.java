/**
 * The operations of an agent's own day and of the log of problems (C4). Only requests and answers are read and written
 * here.
 */
@NullMarked
package hotline.http.api.agentday;

import org.jspecify.annotations.NullMarked;
