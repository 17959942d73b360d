package hotline.telephony.record;

import hotline.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What a record of a call needs, and what it still lacks. Pure. */
final class RecordRules {
    private RecordRules() {}

    /** Fails with {@link Failure.Invalid} where the record can't be kept. */
    static void check(RecordDraft draft) {
        var wrong = new ArrayList<Failure.WrongField>();
        if (draft.kind().hasCaller() && draft.who().isEmpty()) {
            wrong.add(missing("who"));
        }
        if (draft.what().isEmpty() && draft.complaint().isEmpty()) {
            wrong.add(missing("what"));
        }
        if (draft.extension().isPresent() && draft.phone().isEmpty()) {
            wrong.add(new Failure.WrongField("/record/extension", "belongs to a phone"));
        }
        if (draft.kind() != RecordKind.INQUIRY) {
            draft.urgency().ifPresent(given -> wrong.add(ofInquiries("urgency")));
            draft.callback().ifPresent(given -> wrong.add(ofInquiries("callback")));
        }
        if (draft.kind() != RecordKind.COMPLAINT) {
            draft.complaint()
                    .ifPresent(given -> wrong.add(
                            new Failure.WrongField("/record/complaint", "belongs to a call about a complaint")));
        }
        if (draft.kind() != RecordKind.SUGGESTION) {
            draft.department()
                    .ifPresent(given ->
                            wrong.add(new Failure.WrongField("/record/department", "belongs to a suggestion")));
        }
        if (draft.callback().isPresent() && draft.phone().isEmpty()) {
            wrong.add(missing("phone"));
        }
        if (!wrong.isEmpty()) {
            throw Failure.Invalid.of(wrong);
        }
    }

    private static Failure.WrongField missing(String field) {
        return new Failure.WrongField("/record/" + field, "is missing", "missing");
    }

    private static Failure.WrongField ofInquiries(String field) {
        return new Failure.WrongField("/record/" + field, "belongs to an inquiry");
    }

    /** What the clauses want and the record does not have; nothing of a call about nothing. */
    static Set<Point> missing(CallRecord record) {
        var missing = new TreeSet<Point>();
        if (!record.kind().hasCaller()) {
            return missing;
        }
        lacks(missing, Point.WHO, Optional.of(record.who()));
        lacks(missing, Point.PHONE, record.phone());
        lacks(missing, Point.FROM, record.cameFrom());
        lacks(missing, Point.WHY, record.why());
        if (record.kind() == RecordKind.INQUIRY && record.urgency().isEmpty()) {
            missing.add(Point.URGENCY);
        }
        if (record.kind() == RecordKind.COMPLAINT) {
            lacks(missing, Point.COMPLAINT, record.complaint());
        } else {
            lacks(missing, Point.WHAT, Optional.of(record.what()));
        }
        return missing;
    }

    private static void lacks(Set<Point> missing, Point point, Optional<String> given) {
        if (given.filter(text -> !text.isEmpty()).isEmpty()) {
            missing.add(point);
        }
    }

    /** What is still to be read back to the caller: of what the record has. */
    static List<Verified> unverified(CallRecord record) {
        var open = new ArrayList<Verified>();
        if (record.kind().hasCaller()) {
            record.phone().ifPresent(given -> open.add(Verified.PHONE));
            open.add(Verified.NAME);
            record.address().ifPresent(given -> open.add(Verified.ADDRESS));
            open.add(Verified.MATTER);
        }
        open.removeAll(record.verified());
        return List.copyOf(open);
    }
}
