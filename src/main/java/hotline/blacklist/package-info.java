/**
 * Customers with whom a department or the company deals no more (D3): proposed, verified, approved by a person who did neither, and
 * lifted by two, with whom the customer is qualified. It stops no complaint (D6); a look-up writes no number to any log.
 */
@NullMarked
package hotline.blacklist;

import org.jspecify.annotations.NullMarked;
