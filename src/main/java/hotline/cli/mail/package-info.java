/** What mail servers call: commands that take mails from the standard input. */
@NullMarked
package hotline.cli.mail;

import org.jspecify.annotations.NullMarked;
