/** Overdue work and belongs to no complaint, as the bell of a person asks for it. */
@NullMarked
package hotline.http.api.duties;

import org.jspecify.annotations.NullMarked;
