/**
 * Finds the policies and calendars that a server or a command runs: files and shipped ones. Reading their rules belongs to
 * {@code policy}; no database and no request may enter.
 */
@NullMarked
package hotline.regulation;

import org.jspecify.annotations.NullMarked;
