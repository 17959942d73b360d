package hotline.policy.reading;

import hotline.policy.ClockKind;
import hotline.policy.Department;
import hotline.policy.Limits;
import hotline.policy.Moment;
import hotline.policy.NoticeKind;
import hotline.policy.Recipient;
import hotline.policy.Rung;
import hotline.policy.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads the rungs of the escalation ladder (P9, T5) and sees to it that each of them can happen. */
final class LadderReader {
    private static final Set<String> KEYS =
            Set.of("kind", "clock", "when", "to", "types", "severities", "answer-within", "urgent");

    private static final int MOST_RUNGS = 50;

    private final Taxonomy taxonomy;
    private final List<Department> departments;
    private final Limits limits;
    private final MatterReader matters;

    LadderReader(Taxonomy taxonomy, List<Department> departments, Limits limits) {
        this.taxonomy = taxonomy;
        this.departments = departments;
        this.limits = limits;
        this.matters = new MatterReader(taxonomy);
    }

    List<Rung> read(PolicyNode node) {
        var written = new ArrayList<Written>();
        node.atMostMembers(MOST_RUNGS)
                .codedMembers()
                .forEach((code, place) -> written.add(new Written(rung(code, place), place)));
        if (node.reading().isFree()) {
            for (Written one : written) {
                canHappen(one.rung, one.place);
                asksWhatFitsItsMoment(one.rung, one.place);
            }
        }
        return written.stream().map(Written::rung).toList();
    }

    private record Written(Rung rung, PolicyNode place) {}

    private Rung rung(String code, PolicyNode node) {
        node.onlyKnows(KEYS);
        return new Rung(
                code,
                node.required("kind").oneOf(NoticeKind.byCode(), NoticeKind.REMINDER),
                node.required("clock").oneOf(ClockKind.byCode(), ClockKind.HANDLING),
                MomentReader.read(node.required("when")),
                node.required("to").oneOf(Recipient.byCode(), Recipient.HOLDER),
                matters.types(node),
                matters.severities(node),
                node.member("answer-within").map(LimitReader::read),
                node.member("urgent").map(PolicyNode::flag).orElse(false));
    }

    private void canHappen(Rung rung, PolicyNode node) {
        boolean isPossible =
                switch (rung.clock()) {
                    case HANDLING, CALLBACK, PROMISED_REPLY -> true;
                    case FIRST_RESPONSE ->
                        taxonomy.matters().stream()
                                .anyMatch(matter -> rung.fits(ClockKind.FIRST_RESPONSE, matter)
                                        && limits.firstResponse(matter).isPresent());
                    case STAGE -> !limits.stages().isEmpty();
                    case HOLDING ->
                        departments.stream().anyMatch(one -> one.holding().isPresent());
                };
        if (!isPossible) {
            node.problem(Mistake.NEVER_HAPPENS, rung.clock().code(), whatGivesOne(rung.clock()));
        }
    }

    private static String whatGivesOne(ClockKind clock) {
        return switch (clock) {
            case FIRST_RESPONSE -> "first-response";
            case STAGE -> "stages";
            case HOLDING -> "holding: {working-days: 1}";
            case HANDLING, CALLBACK, PROMISED_REPLY ->
                throw new IllegalArgumentException(clock.code() + " has a limit");
        };
    }

    /** An inquiry asks why something ended too late (P9); then there is nothing left to remind of or to expedite. */
    private static void asksWhatFitsItsMoment(Rung rung, PolicyNode node) {
        boolean hasEnded = rung.moment() instanceof Moment.EndedLate;
        switch (rung.kind().purpose()) {
            case ASKS_WHY -> {
                if (!hasEnded) {
                    node.problem(Mistake.INQUIRY_TOO_EARLY);
                }
            }
            case HURRIES -> {
                if (hasEnded) {
                    node.problem(Mistake.HURRIES_THE_ENDED);
                }
            }
            case INFORMS -> {
                // at any moment
            }
        }
    }
}
