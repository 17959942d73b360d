package hotline.telephony;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.CODES;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.failure.Expected;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.telephony.CallFacts.TimesBy;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Columns of {@code call}. Those that other rooms write, {@code file}, {@code complaint} and {@code wrap_up_until}, are read only. */
public final class CallColumns {
    static final Batch<CallFacts> FACTS = Batch.<CallFacts>of()
            .column("direction", TEXT, facts -> facts.direction().code())
            .column("state", TEXT, facts -> facts.state().code())
            .optional("from_number", TEXT, CallFacts::from)
            .optional("to_number", TEXT, CallFacts::to)
            .optional("caller_name", TEXT, CallFacts::callerName)
            .optional("queue", TEXT, CallFacts::queue)
            .optional("offered_at", INSTANT, CallFacts::offeredAt)
            .optional("queued_at", INSTANT, CallFacts::queuedAt)
            .optional("alerting_at", INSTANT, CallFacts::alertingAt)
            .optional("answered_at", INSTANT, CallFacts::answeredAt)
            .optional("held_since", INSTANT, CallFacts::heldSince)
            .column("held_ms", BIGINT, CallFacts::heldMillis)
            .optional("transferred_at", INSTANT, CallFacts::transferredAt)
            .optional("ended_at", INSTANT, CallFacts::endedAt)
            .optional("cause", TEXT, facts -> facts.cause().map(CallCause::code))
            .optional("ended_by", TEXT, facts -> facts.endedBy().map(CallParty::code))
            .optional("extension", TEXT, CallFacts::agent)
            // A hand-over may have said so where the exchange did not.
            .wherePresent("orig_call", TEXT, CallFacts::origCall)
            .column("times_by", TEXT, facts -> facts.timesBy().name().toLowerCase(Locale.ROOT))
            .column("corrected", CODES, facts -> codes(facts.corrected()));

    static final Batch<Call> ROW = Batch.<Call>of()
            .fixed("connector", BIGINT, Call::connector)
            .fixed("day", DATE, Call::day)
            .fixed("call_id", TEXT, Call::callId)
            .all(FACTS, Call::facts)
            .column("seen_at", INSTANT, Call::seenAt)
            .optional("person", BIGINT, Call::person);

    static final Batch<Call> WITH_ID =
            Batch.<Call>of().fixed("id", BIGINT, Call::id).all(ROW, call -> call);

    private CallColumns() {}

    /** Of a table with that name in the statement, for those who read calls. */
    public static String read(String table) {
        return WITH_ID.names(table) + ", %1$s.file, %1$s.complaint, %1$s.wrap_up_until".formatted(table);
    }

    private static List<String> codes(Set<CallEventType> steps) {
        var codes = new TreeSet<String>();
        steps.forEach(step -> codes.add(step.code()));
        return List.copyOf(codes);
    }

    /** Without its legs, which stand in their own table. */
    public static Call call(Fields row) {
        return call(row, List.of());
    }

    static Call call(Fields row, List<CallLeg> legs) {
        var corrected = EnumSet.noneOf(CallEventType.class);
        row.texts("corrected").forEach(code -> corrected.add(Expected.in(CallEventType.byCode(), code)));
        return new Call(
                row.number("id"),
                row.number("connector"),
                row.day("day"),
                row.text("call_id"),
                new CallFacts(
                        Expected.in(CallDirection.byCode(), row.text("direction")),
                        Expected.in(CallState.byCode(), row.text("state")),
                        row.optionalText("from_number"),
                        row.optionalText("to_number"),
                        row.optionalText("caller_name"),
                        row.optionalText("queue"),
                        row.optionalInstant("offered_at"),
                        row.optionalInstant("queued_at"),
                        row.optionalInstant("alerting_at"),
                        row.optionalInstant("answered_at"),
                        row.optionalInstant("held_since"),
                        row.number("held_ms"),
                        row.optionalInstant("transferred_at"),
                        row.optionalInstant("ended_at"),
                        row.optionalText("cause").map(code -> Expected.in(CallCause.byCode(), code)),
                        row.optionalText("ended_by").map(code -> Expected.in(CallParty.byCode(), code)),
                        row.optionalText("extension"),
                        row.optionalText("orig_call"),
                        TimesBy.valueOf(row.text("times_by").toUpperCase(Locale.ROOT)),
                        corrected,
                        legs),
                row.instant("seen_at"),
                row.optionalNumber("person"),
                row.optionalNumber("file"),
                row.optionalNumber("complaint"),
                row.optionalInstant("wrap_up_until"));
    }
}
