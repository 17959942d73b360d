/**
 * People with accounts, their roles and sessions, and how they sign in. What a role may see of a complaint is
 * decided where it is read.
 */
@NullMarked
package hotline.identity;

import org.jspecify.annotations.NullMarked;
