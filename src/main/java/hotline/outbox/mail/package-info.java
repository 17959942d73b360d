/**
 * Sends mails to customers through a relay (SMTP). It knows what became of each try: a mail whose end was sent and never answered may have
 * arrived. Names of customers, what they wrote and their addresses never enter a line of the log.
 */
@NullMarked
package hotline.outbox.mail;

import org.jspecify.annotations.NullMarked;
