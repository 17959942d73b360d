package hotline.staffing.replay;

import hotline.callback.CallHours;
import hotline.dispatch.Preference;
import hotline.dispatch.WorkId;
import hotline.policy.Policy;
import hotline.policy.dispatch.NeedRule;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
import hotline.staffing.replay.CaseTimes.Held;
import hotline.staffing.replay.CaseTimes.LogStep;
import hotline.staffing.replay.Past.PastWork;
import hotline.staffing.replay.Past.Time;
import hotline.staffing.replay.PastStore.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The works of a line's past, made of what was read of them, and who had which of them in hand at the beginning. */
final class PastStories {
    private final Asked asked;
    private final Policy policy;
    private final CallHours hours;
    private final List<About> works = new ArrayList<>();
    private final Map<Long, List<Optional<Instant>>> inHand = new HashMap<>();

    PastStories(Asked asked, Policy policy, CallHours hours) {
        this.asked = asked;
        this.policy = policy;
        this.hours = hours;
    }

    /** A complaint that a work is about, or the negative number of the customer's file, so that ties are found; 0: neither is known. */
    record About(PastWork work, long complaint) {}

    List<About> works() {
        return works;
    }

    /** When each agent's cases of the beginning left them; empty: not before the end. */
    Map<Long, List<Optional<Instant>>> inHand() {
        return inHand;
    }

    boolean caseStory(Fields row) {
        var read = CaseTimes.of(asked.line(), row.each("steps", LogStep::of), asked.from(), asked.to());
        read.inHand().ifPresent(this::hold);
        return add(
                row,
                WorkKind.CASE,
                row.number("id"),
                new Limits(
                        row.instant("received_at"),
                        row.instant("original_due_at"),
                        row.optionalInstant("breached_at"),
                        Optional.empty(),
                        Set.of()),
                read.times());
    }

    private void hold(Held held) {
        inHand.computeIfAbsent(held.agent(), first -> new ArrayList<>())
                .add(held.until().filter(until -> until.isBefore(asked.to())));
    }

    private record Limits(
            Instant arrived, Instant due, Optional<Instant> lateAt, Optional<Preference> preference, Set<Long> notBy) {}

    boolean callbackStory(Fields row) {
        var kept = row.optionalNumber("kept_for").flatMap(agent -> row.optionalInstant("kept_until")
                .map(until -> new Preference(agent, Preference.Because.OWNER, until)));
        return add(
                row,
                WorkKind.CALLBACK,
                row.number("complaint_id"),
                new Limits(
                        row.instant("created_at"),
                        row.instant("due_at"),
                        Optional.of(row.instant("due_at")),
                        kept,
                        Set.copyOf(row.numbers("not_by"))),
                callbackTimes(row));
    }

    /** A later call waits since it was made; only the last one knows its time. */
    private List<Time> callbackTimes(Fields row) {
        var created = row.instant("created_at");
        var attempts = row.each(
                "attempts",
                one -> new Time(
                        one.instant("from"),
                        Optional.of(one.instant("from")),
                        Optional.empty(),
                        one.optionalInstant("to").map(to -> Duration.between(one.instant("from"), to))));
        var times = new ArrayList<Time>();
        for (var attempt : attempts) {
            var opening = hours.from(row.integer("policy_version"), created);
            var began = attempt.taken().orElseThrow();
            boolean isFirst = times.isEmpty() && opening.isBefore(began);
            times.add(new Time(isFirst ? opening : began, attempt.taken(), Optional.empty(), attempt.held()));
        }
        boolean waits = row.text("status").equals("waiting");
        if (waits || attempts.isEmpty()) {
            times.add(new Time(
                    row.instant("not_before"), Optional.empty(), row.optionalInstant("finished_at"), Optional.empty()));
        }
        return times.stream()
                .filter(time -> time.waits().isBefore(asked.to())
                        && !time.taken().or(time::gone).orElse(asked.to()).isBefore(asked.from()))
                .map(time -> new Time(
                        time.waits().isBefore(asked.from()) ? asked.from() : time.waits(),
                        time.taken(),
                        time.gone(),
                        time.held()))
                .toList();
    }

    boolean call(Fields row) {
        var since = row.instant("since");
        var due = since.plus(policy.telephony().respond());
        var answered = row.optionalInstant("answered_at");
        var ended = row.optionalInstant("ended_at");
        var meant = row.optionalNumber("prefer")
                .map(agent -> new Preference(
                        agent,
                        row.code("prefer_why", PastStories::because),
                        Preference.until(WorkKind.CALL, since, due, policy.dispatch())));
        works.add(new About(
                new PastWork(
                        new WorkId(WorkKind.CALL, row.number("id")),
                        new NeedRule.Subject(WorkKind.CALL, "", "", Severity.MINOR, "hotline", ""),
                        since,
                        due,
                        row.integer("ahead_minutes"),
                        Optional.empty(),
                        meant,
                        Set.copyOf(row.numbers("avoid")),
                        Set.of(),
                        List.of(new Time(
                                since,
                                answered,
                                answered.isPresent() ? Optional.empty() : ended,
                                answered.flatMap(begun -> ended.map(end -> Duration.between(begun, end)))))),
                -row.optionalNumber("file").orElse(0L)));
        return true;
    }

    private boolean add(Fields row, WorkKind kind, long complaint, Limits limits, List<Time> times) {
        if (!times.isEmpty()) {
            works.add(new About(
                    new PastWork(
                            new WorkId(kind, row.number("id")),
                            new NeedRule.Subject(
                                    kind,
                                    row.text("type"),
                                    row.optionalText("subtype").orElse(""),
                                    row.code("severity", Severity::of),
                                    row.text("channel"),
                                    row.text("language")),
                            limits.arrived(),
                            limits.due(),
                            row.integer("ahead_minutes"),
                            limits.lateAt(),
                            limits.preference(),
                            Set.of(),
                            limits.notBy(),
                            times),
                    complaint));
        }
        return !times.isEmpty();
    }

    static Optional<Preference.Because> because(String code) {
        return Arrays.stream(Preference.Because.values())
                .filter(one -> one.name().replace('_', '-').equalsIgnoreCase(code))
                .findFirst();
    }
}
