/**
 * Where messages to customers go: the addresses of a complaint, and whether anything may still be sent there. Anything that sends a
 * message asks here first; addresses are never logged.
 */
@NullMarked
package hotline.contact;

import org.jspecify.annotations.NullMarked;
