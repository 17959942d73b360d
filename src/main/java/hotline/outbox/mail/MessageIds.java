package hotline.outbox.mail;

import hotline.secret.ServerKey;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Ids of mails. Each follows from the message's number and a key, so a mail has the same one whenever it is sent, and an answer that
 * names one that this server made belongs to that message. Pure.
 */
public final class MessageIds {
    private static final int LETTERS = 16;
    private static final Pattern MESSAGE = Pattern.compile("<m\\.([1-9]\\d{0,17})\\.([a-z2-7]{16})@[^<>@\\s]+>");

    private static final Pattern BOUNCE = Pattern.compile("(?<![a-z0-9.])b\\.([1-9]\\d{0,17})\\.([a-z2-7]{16})@");

    private final ServerKey key;
    private final String domain;

    /** @param domain in ASCII */
    public MessageIds(ServerKey key, String domain) {
        this.key = key;
        this.domain = domain;
    }

    public String ofMessage(long message) {
        return id("m." + message);
    }

    /** What all mails about one complaint refer to, so that mail programs show them together. No mail has it. */
    public String ofComplaint(long complaint) {
        return id("c." + complaint);
    }

    /** Of a mail that is no message. */
    String ofTrial(Instant at) {
        return id("t." + at.toEpochMilli());
    }

    /** As that of a message; there is none of this number. */
    String bounceAddressOfTrial(String bounces) {
        return bounceAddress(0, bounces);
    }

    private String id(String what) {
        return "<" + signed(what) + "@" + domain + ">";
    }

    private String signed(String what) {
        return what + "." + key.letters(what, LETTERS);
    }

    /**
     * The envelope's sender of a message: what comes to it is about that message.
     *
     * @param bounces a domain whose mail is brought here
     */
    String bounceAddress(long message, String bounces) {
        return signed("b." + message) + "@" + bounces;
    }

    /** The message of the first such address in a text; empty where a stranger made it up. Some servers write addresses in capitals. */
    static Optional<Long> bouncedMessage(ServerKey key, String text) {
        var found = BOUNCE.matcher(text.toLowerCase(Locale.ROOT));
        return found.results()
                .filter(one -> key.isOf("b." + one.group(1), one.group(2)))
                .findFirst()
                .map(one -> Long.parseLong(one.group(1)));
    }

    /** The message that has this id; empty for an id that a stranger made up. */
    public static Optional<Long> message(ServerKey key, String id) {
        var found = MESSAGE.matcher(id);
        return found.matches() && key.isOf("m." + found.group(1), found.group(2))
                ? Optional.of(Long.parseLong(found.group(1)))
                : Optional.empty();
    }
}
