/**
 * The operations on customers' files: found, read, changed, and chosen for a complaint. What fits a name or a number is decided elsewhere;
 * only JSON and queries are read and written here.
 */
@NullMarked
package hotline.http.api.customers;

import org.jspecify.annotations.NullMarked;
