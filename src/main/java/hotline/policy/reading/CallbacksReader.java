package hotline.policy.reading;

import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import hotline.policy.calling.AfterCall;
import hotline.policy.calling.CallCaps;
import hotline.policy.calling.CallPlanRules;
import hotline.policy.calling.CallResult;
import hotline.policy.calling.CallWindow;
import hotline.policy.calling.Handler;
import hotline.policy.calling.Pause;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how customers are called back, and the plan of it where there is one (F9). */
final class CallbacksReader {
    private static final Set<String> KEYS = Set.of(
            "within",
            "attempts",
            "lease-minutes",
            "retry-after-minutes",
            "unsatisfied-at-most",
            "before-closing",
            "after-closing",
            "windows",
            "after",
            "owner-first-minutes",
            "not-rated-by",
            "sample");
    private static final Set<String> CAP_KEYS = Set.of("in-all", "a-day", "in-7-days", "different-half-days");
    private static final Set<String> AFTER_KEYS = Set.of("retry", "counts");
    /** What uses up no attempt counts neither whole nor half. */
    private static final Set<String> AFTER_OURS_KEYS = Set.of("retry");

    private static final Map<String, Pause> PAUSES =
            Map.of("other-half-day", new Pause.OtherHalfDay(), "next-working-day", new Pause.NextWorkingDay());
    private static final Map<String, Boolean> COUNTS = Map.of("whole", false, "half", true);
    private static final int DAY = 24 * 60;
    private static final int MOST_ATTEMPTS = 20;
    private static final int MOST_PAUSES = 10;

    private CallbacksReader() {}

    static CallbackRules read(PolicyNode node) {
        node.onlyKnows(KEYS);
        var attempts = node.required("attempts");
        return new CallbackRules(
                inAll(attempts),
                Duration.ofMinutes(node.required("lease-minutes").integer(1, DAY)),
                Duration.ofMinutes(node.required("retry-after-minutes").integer(1, 30 * DAY)),
                node.required("unsatisfied-at-most").integer(1, 4),
                node.required("before-closing").oneOf(Dissatisfaction.byCode(), Dissatisfaction.REOPEN),
                node.required("after-closing").oneOf(Dissatisfaction.byCode(), Dissatisfaction.LINKED_CASE),
                new CallPlanRules(
                        node.member("windows").map(CallbacksReader::windows).orElse(List.of()),
                        caps(attempts),
                        node.member("after").map(CallbacksReader::after).orElse(Map.of()),
                        node.member("owner-first-minutes")
                                .map(minutes -> Duration.ofMinutes(minutes.integer(1, DAY)))
                                .orElse(Duration.ZERO),
                        node.member("not-rated-by")
                                .map(CallbacksReader::handlers)
                                .orElse(Set.of()),
                        node.member("sample")
                                .map(percent -> percent.integer(1, CallPlanRules.ALL))
                                .orElse(CallPlanRules.ALL)));
    }

    private static int inAll(PolicyNode attempts) {
        return attempts.isMapping()
                ? attempts.onlyKnows(CAP_KEYS).required("in-all").integer(1, MOST_ATTEMPTS)
                : attempts.integer(1, MOST_ATTEMPTS);
    }

    private static CallCaps caps(PolicyNode attempts) {
        if (!attempts.isMapping()) {
            return CallCaps.NONE;
        }
        int inAll = attempts.required("in-all").integer(1, MOST_ATTEMPTS);
        var aDay = attempts.member("a-day").map(most -> most.integer(1, MOST_ATTEMPTS));
        var inSevenDays = attempts.member("in-7-days").map(most -> most.integer(1, 7 * MOST_ATTEMPTS));
        if (aDay.isPresent() && inSevenDays.filter(most -> most < aDay.get()).isPresent()) {
            attempts.required("in-7-days").problem(Mistake.LESS_THAN_A_DAY, aDay.get());
        }
        int halfDays = attempts.member("different-half-days")
                .map(many -> {
                    int named = many.integer(1, MOST_ATTEMPTS);
                    if (named > inAll) {
                        many.problem(Mistake.MORE_HALF_DAYS, inAll);
                    }
                    return named;
                })
                .orElse(1);
        return new CallCaps(aDay, inSevenDays, Math.min(halfDays, inAll));
    }

    private static List<CallWindow> windows(PolicyNode node) {
        return BusinessHoursReader.read(node).spans().stream()
                .map(span -> new CallWindow(span.from(), span.to()))
                .toList();
    }

    private static Map<CallResult, AfterCall> after(PolicyNode node) {
        var after = new EnumMap<CallResult, AfterCall>(CallResult.class);
        var known = CallResult.withPauses();
        node.onlyKnows(known.keySet()).members().forEach((code, member) -> Optional.ofNullable(known.get(code))
                .ifPresent(result -> after.put(
                        result, afterCall(member.onlyKnows(result.isUnanswered() ? AFTER_KEYS : AFTER_OURS_KEYS)))));
        return after;
    }

    private static AfterCall afterCall(PolicyNode node) {
        var retry = node.required("retry").atMostMembers(MOST_PAUSES);
        var pauses = retry.items().stream().map(CallbacksReader::pause).toList();
        if (retry.isList() && pauses.isEmpty()) {
            retry.problem(Mistake.NONE_NAMED);
        }
        return new AfterCall(
                pauses.isEmpty() ? List.of(new Pause.OtherHalfDay()) : pauses,
                node.member("counts").map(counts -> counts.oneOf(COUNTS, false)).orElse(false));
    }

    private static Pause pause(PolicyNode node) {
        return node.isMapping()
                ? new Pause.Time(Duration.ofMinutes(
                        node.onlyKnows(Set.of("minutes")).required("minutes").integer(1, 30 * DAY)))
                : node.oneOf(PAUSES, new Pause.OtherHalfDay());
    }

    private static Set<Handler> handlers(PolicyNode node) {
        var handlers = new HashSet<Handler>();
        node.words().forEach(word -> handlers.add(word.oneOf(Handler.byCode(), Handler.OWNER)));
        return handlers;
    }
}
