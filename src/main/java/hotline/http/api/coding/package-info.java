/**
 * The codes of complaints as the contract reads and writes them. No rules, no services; the rooms of the operations use it.
 */
@NullMarked
package hotline.http.api.coding;

import org.jspecify.annotations.NullMarked;
