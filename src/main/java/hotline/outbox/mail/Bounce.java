package hotline.outbox.mail;

import hotline.outbox.message.DeliveryReport;

/**
 * What a mail that came back says of one of our messages.
 *
 * @param saysNoMailbox nobody is there who could read it
 */
record Bounce(DeliveryReport report, boolean saysNoMailbox) {}
