/**
 * People with accounts, their roles and sessions, and how they sign in. The readers of complaints decide what a role
 * may see.
 */
@NullMarked
package hotline.identity;

import org.jspecify.annotations.NullMarked;
