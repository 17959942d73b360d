/**
 * A durable PostgreSQL that the server starts for itself: its directory, its processes, its backups. It blocks, so
 * it never runs on an event loop, and no feature depends on it.
 */
@NullMarked
package hotline.database.embedded;

import org.jspecify.annotations.NullMarked;
