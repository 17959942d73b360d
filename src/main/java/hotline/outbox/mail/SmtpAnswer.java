package hotline.outbox.mail;

import hotline.outbox.message.DeliveryResult;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a relay said last, and what it means for the mail. Pure.
 *
 * @param step at which it said so
 * @param reply three digits; 0: nothing
 * @param words as it said them
 */
record SmtpAnswer(Step step, int reply, String words) {
    /** Where a conversation stands. */
    enum Step {
        CONNECT,
        LOGIN,
        SENDER,
        RECIPIENT,
        /** The end of the mail and its answer. */
        MAIL
    }

    private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>()\\[\\]\"',;:=]+@[^\\s<>()\\[\\]\"',;:=]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\s]+");
    /** The limit of our account, not of the recipient's mailbox (O4): providers keep the figures secret and say it in these words. */
    private static final Pattern OUR_QUOTA = Pattern.compile(
            "(?:daily|hourly|sending|sender|sent|message|mail|user|account|domain|ip|connection)\\W+(?:\\w+\\W+){0,4}"
                    + "(?:quota|limit|limits|limited|frequency|exceed\\w*)|exceed\\w*\\W+(?:\\w+\\W+){0,4}(?:sending|daily|hourly)"
                    + "|too (?:many|much) (?:messages|mails|emails|connections)|(?:发送|发信|频率|上限|配额).{0,8}(?:超|限|满)");

    private static final Pattern OF_MAILBOX = Pattern.compile("mailbox|recipient|inbox|user is over|over quota");
    /** It takes no mails from us, to this recipient or to any. */
    private static final Pattern NO_RELAY = Pattern.compile(
            "relay(?:ing)?(?: access)? (?:is )?(?:denied|not permitted|not allowed|prohibited)|(?:unable|not permitted) to relay");

    /** It says so of our sender only after it has read the recipient, as Postfix does. */
    private static final Pattern OUR_SENDER = Pattern.compile(
            "sender address (?:is )?(?:rejected|refused|denied|not allowed)|not owned by user|not allowed to send (?:as|from)");

    private static final String BAD_SENDER_DOMAIN = "5.1.8";

    private static final Set<Integer> WITHOUT_LOGIN = Set.of(530, 534, 535, 538);
    private static final Set<String> MAILBOX_FULL = Set.of("5.2.2", "4.2.2");
    private static final Set<String> QUOTA_CODES = Set.of("5.4.5", "4.4.5");
    private static final Set<String> NO_MAILBOX = Set.of("5.1.1", "5.1.3", "5.1.6", "5.1.10");

    /** Accepted; the relay's own id of it where it says one. */
    DeliveryResult.Accepted accepted(String messageId) {
        var queued = Pattern.compile("queued as ([A-Za-z0-9]{1,40})").matcher(words);
        return new DeliveryResult.Accepted(queued.find() ? queued.group(1) : messageId, code(), detail());
    }

    /** What a refusal, or no answer, means. */
    DeliveryResult refused(boolean isEndSent) {
        if (reply < 400) {
            return isEndSent
                    ? new DeliveryResult.Unknown("no-answer", detail())
                    : new DeliveryResult.Temporary(
                            step == Step.CONNECT ? "no-connection" : "cut-off", detail(), Optional.empty(), true);
        }
        if (isOurQuota()) {
            return new DeliveryResult.RouteParked("quota", said(), Optional.empty());
        }
        if (reply >= 500 && WITHOUT_LOGIN.contains(reply)) {
            return new DeliveryResult.RouteParked("login", said(), Optional.empty());
        }
        if (reply < 500) {
            return new DeliveryResult.Temporary(
                    code(), detail(), Optional.empty(), step != Step.RECIPIENT && step != Step.MAIL);
        }
        if (step == Step.RECIPIENT && refusesOurSender()) {
            return new DeliveryResult.RouteParked("refused", said(), Optional.empty());
        }
        return switch (step) {
            case LOGIN -> new DeliveryResult.RouteParked("login", said(), Optional.empty());
            case CONNECT, SENDER -> new DeliveryResult.RouteParked("refused", said(), Optional.empty());
            // One recipient may be barred, or all of them.
            case RECIPIENT, MAIL ->
                NO_RELAY.matcher(words.toLowerCase(Locale.ROOT)).find()
                        ? new DeliveryResult.Barred(code(), detail())
                        : new DeliveryResult.Permanent(code(), detail());
        };
    }

    /** There is no such mailbox, so that no other mail will find it either. */
    boolean saysNoMailbox() {
        return step == Step.RECIPIENT
                && reply >= 500
                && NO_MAILBOX.contains(enhanced().orElse(""));
    }

    private boolean refusesOurSender() {
        return enhanced().filter(BAD_SENDER_DOMAIN::equals).isPresent()
                || OUR_SENDER.matcher(words.toLowerCase(Locale.ROOT)).find();
    }

    private boolean isOurQuota() {
        if (step == Step.RECIPIENT && enhanced().filter(MAILBOX_FULL::contains).isPresent()) {
            return false;
        }
        var small = words.toLowerCase(Locale.ROOT);
        return QUOTA_CODES.contains(enhanced().orElse(""))
                || (OUR_QUOTA.matcher(small).find()
                        && !OF_MAILBOX.matcher(small).find());
    }

    private Optional<String> enhanced() {
        var found = ENHANCED.matcher(words);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    String code() {
        return enhanced().map(more -> reply + " " + more).orElse(Integer.toString(reply));
    }

    private String said() {
        return code() + " " + detail();
    }

    /** Without addresses, on one line. */
    String detail() {
        var line = UNSEEN.matcher(ADDRESS.matcher(words).replaceAll("…"))
                .replaceAll(" ")
                .strip();
        return line.length() <= DeliveryResult.LONGEST_DETAIL
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, DeliveryResult.LONGEST_DETAIL)));
    }
}
