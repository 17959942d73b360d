package hotline.policy.message;

import static hotline.policy.message.Gap.CASE;
import static hotline.policy.message.Gap.COMPANY;
import static hotline.policy.message.Gap.LINK;
import static hotline.policy.message.Gap.TIME;
import static hotline.policy.message.Gap.WANTED;
import static hotline.policy.message.Gap.WHY;

import hotline.policy.taxonomy.Codes;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is said to a customer, in the order in which a case comes to it. */
public enum MessageKind {
    /** The complaint arrived; the time is the promised one. */
    RECEIVED(TIME),
    /** A pause that waits for the customer; the time is when it is looked at again. */
    DOCUMENTS_WANTED(WANTED, TIME),
    /** An agent replied; the reply stands on the page alone. The time is when the next one comes (T4). */
    REPLY(TIME),
    /** When the next reply comes (T4). */
    REPLY_PROMISED(TIME),
    /** The limit was extended; the time is the new one. */
    EXTENDED(TIME),
    /** The limit has passed; the time is the one that was promised. */
    LATE(TIME, WHY),
    /** There is a solution, or a finding that the complaint is not valid. */
    RESOLVED,
    /** Closed, and the customer has not rated. */
    PLEASE_RATE,
    /** Taken up again; the time is the new limit. */
    REOPENED(TIME),
    /** The customer asked for a code to come back with; no event says it. */
    CODE(Gap.CODE),
    /** An agent sent the link again, which the customer had lost; no event says it. */
    LINK_AGAIN;

    /** They open a complaint. */
    public static final Set<Gap> FOR_THE_READER_ALONE = Set.of(LINK, Gap.CODE);

    /** What a step of ours brings about, so customers can be called for it. Who files knows that it arrived, and a rating is a wish of ours. */
    public static final Set<MessageKind> CALLED = Collections.unmodifiableSet(
            EnumSet.of(DOCUMENTS_WANTED, REPLY, REPLY_PROMISED, EXTENDED, LATE, RESOLVED, REOPENED));

    private static final Map<String, MessageKind> BY_CODE = Codes.of(values(), MessageKind::code);

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Gap> gaps;

    MessageKind(Gap... own) {
        var all = EnumSet.of(COMPANY, CASE, LINK);
        all.addAll(List.of(own));
        this.gaps = Set.copyOf(all);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What its templates may have filled in. */
    public Set<Gap> gaps() {
        return gaps;
    }

    /** What its text must have filled in. */
    public Set<Gap> needed() {
        var needed = EnumSet.copyOf(FOR_THE_READER_ALONE);
        needed.retainAll(gaps);
        return needed;
    }

    public static Map<String, MessageKind> byCode() {
        return BY_CODE;
    }
}
