/**
 * The operation behind the one search box: what is typed is read, and what was found is written with the parts that matched. What a text may
 * mean and who finds what is decided elsewhere.
 */
@NullMarked
package hotline.http.api.search;

import org.jspecify.annotations.NullMarked;
