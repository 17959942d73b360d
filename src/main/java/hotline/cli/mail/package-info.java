/** Commands for mail servers. */
@NullMarked
package hotline.cli.mail;

import org.jspecify.annotations.NullMarked;
