/**
 * The operations on customers' tiers: figures imported, reviews asked for, proposals decided. Only requests and answers are read and written
 * here.
 */
@NullMarked
package hotline.http.api.tiers;

import org.jspecify.annotations.NullMarked;
