package hotline.outbox.mail;

import hotline.outbox.message.DeliveryReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a mail that came back says of one of our messages.
 *
 * @param said of each mailbox that it names, refusals first; never empty
 */
record Bounce(List<Words> said) {
    /**
     * What it says of one mailbox.
     *
     * @param saysNoMailbox nobody is there who could read it
     * @param recipients the names of the mailbox; empty: it names none
     */
    record Words(DeliveryReport report, boolean saysNoMailbox, List<String> recipients) {
        private boolean isAbout(List<String> names) {
            return recipients.isEmpty()
                    || recipients.stream()
                            .map(named -> named.toLowerCase(Locale.ROOT))
                            .anyMatch(names::contains);
        }
    }

    long message() {
        return said.get(0).report().message();
    }

    /**
     * What it says of the mailbox that we wrote to. That may hand its mails on to another one, whose faults don't make ours unread.
     *
     * @param address of the message; empty: nobody knows it any more, and the first counts
     */
    Optional<Words> about(Optional<String> address) {
        if (address.isEmpty()) {
            return said.stream().findFirst();
        }
        var names = List.of(
                address.get().toLowerCase(Locale.ROOT),
                MailHeaders.address(address.get()).toLowerCase(Locale.ROOT));
        return said.stream().filter(one -> one.isAbout(names)).findFirst();
    }
}
