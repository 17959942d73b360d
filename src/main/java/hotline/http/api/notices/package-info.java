/**
 * The operations of expediting notices: lists, marks that they were read, and their wording. Decisions are the
 * services'.
 */
@NullMarked
package hotline.http.api.notices;

import org.jspecify.annotations.NullMarked;
