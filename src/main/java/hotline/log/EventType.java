package hotline.log;

import hotline.failure.Expected;
import hotline.log.AnsweringEvent.Replied;
import hotline.log.CallbackEvent.CallWishChanged;
import hotline.log.CallbackEvent.CallbackBegun;
import hotline.log.CallbackEvent.CallbackEnded;
import hotline.log.CallbackEvent.CallbackGivenBack;
import hotline.log.ExtensionEvent.ExtensionAsked;
import hotline.log.ExtensionEvent.ExtensionGranted;
import hotline.log.ExtensionEvent.ExtensionRefused;
import hotline.log.FilingEvent.Linked;
import hotline.log.FilingEvent.Received;
import hotline.log.JudgementEvent.JudgementCorrected;
import hotline.log.JudgementEvent.RuledAnew;
import hotline.log.LimitEvent.Breached;
import hotline.log.LimitEvent.Overdue;
import hotline.log.LimitEvent.PauseReviewMoved;
import hotline.log.LimitEvent.Paused;
import hotline.log.LimitEvent.Recounted;
import hotline.log.LimitEvent.ReplyPromised;
import hotline.log.LimitEvent.Resumed;
import hotline.log.NoticeEvent.BranchAnswered;
import hotline.log.NoticeEvent.BranchAsked;
import hotline.log.NoticeEvent.NoticeAnswered;
import hotline.log.NoticeEvent.NoticeIssued;
import hotline.log.NoticeEvent.NoticeReceived;
import hotline.log.StepEvent.Assigned;
import hotline.log.StepEvent.Closed;
import hotline.log.StepEvent.Investigating;
import hotline.log.StepEvent.JudgedNotValid;
import hotline.log.StepEvent.Released;
import hotline.log.StepEvent.Reopened;
import hotline.log.StepEvent.Resolved;
import hotline.log.StepEvent.Withdrawn;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The kinds of events, each with the code that it is stored under and its record. */
public enum EventType {
    RECEIVED("received", Received.class),
    ASSIGNED("assigned", Assigned.class),
    RELEASED("released", Released.class),
    INVESTIGATING("investigating", Investigating.class),
    RESOLVED("resolved", Resolved.class),
    CALL_WISH_CHANGED("call-wish-changed", CallWishChanged.class),
    CALLBACK_BEGUN("callback-begun", CallbackBegun.class),
    CALLBACK_GIVEN_BACK("callback-given-back", CallbackGivenBack.class),
    CALLBACK_ENDED("callback-ended", CallbackEnded.class),
    RATED("rated", Rated.class),
    CLOSED("closed", Closed.class),
    REOPENED("reopened", Reopened.class),
    WITHDRAWN("withdrawn", Withdrawn.class),
    JUDGED_NOT_VALID("judged-not-valid", JudgedNotValid.class),
    JUDGEMENT_CORRECTED("judgement-corrected", JudgementCorrected.class),
    PARTICULARS_CORRECTED("particulars-corrected", ParticularsCorrected.class),
    CODED("coded", Coded.class),
    CUSTOMER_CHOSEN("customer-chosen", CustomerChosen.class),
    SAME_THING_JUDGED("same-thing-judged", SameThingJudged.class),
    JOINED("joined", JoiningEvent.Joined.class),
    SEPARATED("separated", JoiningEvent.Separated.class),
    BREACHED("breached", Breached.class),
    OVERDUE("overdue", Overdue.class),
    PAUSED("paused", Paused.class),
    RESUMED("resumed", Resumed.class),
    EXTENSION_ASKED("extension-asked", ExtensionAsked.class),
    EXTENSION_GRANTED("extension-granted", ExtensionGranted.class),
    EXTENSION_REFUSED("extension-refused", ExtensionRefused.class),
    HANDED_OVER("handed-over", HandedOver.class),
    PAUSE_REVIEW_MOVED("pause-review-moved", PauseReviewMoved.class),
    REPLY_PROMISED("reply-promised", ReplyPromised.class),
    NOTICE_ISSUED("notice-issued", NoticeIssued.class),
    NOTICE_RECEIVED("notice-received", NoticeReceived.class),
    NOTICE_ANSWERED("notice-answered", NoticeAnswered.class),
    BRANCH_ASKED("branch-asked", BranchAsked.class),
    BRANCH_ANSWERED("branch-answered", BranchAnswered.class),
    RULED_ANEW("ruled-anew", RuledAnew.class),
    RECOUNTED("recounted", Recounted.class),
    NOTED("noted", Noted.class),
    REPLIED("replied", Replied.class),
    LINKED("linked", Linked.class);

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));
    private static final Map<Class<?>, EventType> BY_RECORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(type -> type.form.record(), type -> type));

    private final String code;
    // Nothing of a form changes after it was read from its record.
    @SuppressWarnings("ImmutableEnumChecker")
    private final EventForm<?> form;

    <R extends Record & ComplaintEvent> EventType(String code, Class<R> record) {
        this.code = code;
        this.form = EventForm.of(record);
    }

    public String code() {
        return code;
    }

    /** Whether its events are stored as that record. */
    public boolean isStoredAs(Class<? extends ComplaintEvent> record) {
        return form.record() == record;
    }

    /** An internal event never reaches customer or branch (P6). */
    public boolean isInternal() {
        return form.isInternal();
    }

    public static Optional<EventType> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    static EventType of(Class<? extends ComplaintEvent> record) {
        return Expected.in(BY_RECORD, record);
    }

    /** The codes of the kinds that a reader reads, as a list for SQL: {@code ('closed', 'reopened')}. */
    public static String listed(Predicate<EventType> reads) {
        return Arrays.stream(values())
                .filter(reads)
                .map(type -> "'" + type.code + "'")
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** @param stored as it was stored, by this version or an older one, personal data included */
    public ComplaintEvent read(JsonObject stored) {
        return (ComplaintEvent) form.read(stored);
    }

    /** The fields of the stored data that customers and branches may read (P6). */
    public JsonObject forOutsiders(JsonObject stored) {
        var shown = new JsonObject();
        form.forOutsiders().stream()
                .filter(stored::containsKey)
                .forEach(name -> shown.put(name, stored.getValue(name)));
        return shown;
    }

    /** The same for a branch that reads what its own person did: with what that person wrote. */
    public JsonObject forItsWriter(JsonObject stored) {
        var shown = forOutsiders(stored);
        form.flatFields().stream()
                .filter(field -> field.isPersonal() && stored.containsKey(field.name()))
                .forEach(field -> shown.put(field.name(), stored.getValue(field.name())));
        return shown;
    }

    /** The stored data with its instants as an answer writes them. A nested object stays as it is stored. */
    public JsonObject withTimes(JsonObject stored, Function<Instant, String> written) {
        return form.withTimes(stored, written);
    }

    EventForm<?> form() {
        return form;
    }

    /** Names of the fields that customers and branches may read. */
    public Set<String> fieldsForOutsiders() {
        return form.forOutsiders();
    }
}
