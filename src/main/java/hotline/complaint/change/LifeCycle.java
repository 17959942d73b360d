package hotline.complaint.change;

import static hotline.complaint.Actor.Kind.CUSTOMER;
import static hotline.complaint.Actor.Kind.PERSON;
import static hotline.complaint.Actor.Kind.PROGRAM;
import static hotline.complaint.Status.ASSIGNED;
import static hotline.complaint.Status.CALLBACK;
import static hotline.complaint.Status.CLOSED;
import static hotline.complaint.Status.INVESTIGATING;
import static hotline.complaint.Status.NOT_VALID;
import static hotline.complaint.Status.RECEIVED;
import static hotline.complaint.Status.REOPENED;
import static hotline.complaint.Status.RESOLVED;
import static hotline.complaint.Status.WITHDRAWN;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Status;
import hotline.complaint.Step;
import hotline.failure.Expected;
import hotline.failure.Failure;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The one table of a complaint's life: which step is allowed from which status, for which actor, with which text, and
 * the status it leads to.
 */
public final class LifeCycle {
    /** received → assigned → investigating → resolved → callback → closed is the usual way; the rest are its exits. */
    private static final Map<Step, Rule> RULES = table(
            rule(Step.ASSIGN, from(RECEIVED, REOPENED), ASSIGNED, by(PERSON), Need.NOTHING),
            rule(Step.RELEASE, from(ASSIGNED, INVESTIGATING, REOPENED), RECEIVED, by(PERSON), Need.NOTHING),
            rule(Step.INVESTIGATE, from(ASSIGNED, REOPENED), INVESTIGATING, by(PERSON), Need.NOTHING),
            rule(Step.RESOLVE, from(ASSIGNED, INVESTIGATING, REOPENED), RESOLVED, by(PERSON), Need.RESOLUTION),
            rule(Step.BEGIN_CALLBACK, from(RESOLVED), CALLBACK, by(PERSON), Need.NOTHING),
            rule(Step.GIVE_BACK_CALLBACK, from(CALLBACK), RESOLVED, by(PERSON, PROGRAM), Need.NOTHING),
            rule(Step.CLOSE, from(RESOLVED, CALLBACK), CLOSED, by(PERSON, CUSTOMER, PROGRAM), Need.REASON),
            rule(
                    Step.REOPEN,
                    from(RESOLVED, CALLBACK, CLOSED, WITHDRAWN, NOT_VALID),
                    REOPENED,
                    by(PERSON, CUSTOMER),
                    Need.REASON),
            rule(
                    Step.WITHDRAW,
                    from(RECEIVED, ASSIGNED, INVESTIGATING, RESOLVED, CALLBACK, REOPENED),
                    WITHDRAWN,
                    by(PERSON, CUSTOMER),
                    Need.REASON),
            rule(Step.JUDGE_NOT_VALID, from(ASSIGNED, INVESTIGATING, REOPENED), NOT_VALID, by(PERSON), Need.REASON));

    /** The statuses in which a solution is still to be found. */
    public static final Set<Status> UNRESOLVED =
            Collections.unmodifiableSet(EnumSet.of(RECEIVED, ASSIGNED, INVESTIGATING, REOPENED));

    private LifeCycle() {}

    /** The text that a person must give with a step. */
    public enum Need {
        NOTHING(""),
        REASON("reason"),
        RESOLUTION("resolution");

        private final String code;

        Need(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public record Rule(Step step, Set<Status> from, Status to, Set<Actor.Kind> by, Need need) {}

    public static Rule rule(Step step) {
        return Expected.in(RULES, step);
    }

    /** The status that a step leads to. A complaint given back after it was reopened waits as reopened, not as new. */
    public static Status leadsTo(Step step, int timesReopened) {
        return step == Step.RELEASE && timesReopened > 0 ? REOPENED : rule(step).to();
    }

    /** The agent's possible next steps, for screens and refusals. An agent may close only if no callback is due. */
    public static List<Step> offered(Status status, boolean owned, boolean callbackOwed) {
        return Arrays.stream(Step.values())
                .filter(step -> rule(step).by().contains(PERSON) && !step.belongsToCallback())
                .filter(step -> isPossible(step, status, owned))
                .filter(step -> step != Step.CLOSE || !callbackOwed)
                .toList();
    }

    /** Why a step may not be taken; empty if it may. */
    public static Optional<Failure> refusal(ComplaintState complaint, StepRequest request, boolean callbackOwed) {
        var step = request.step();
        var rule = rule(step);
        if (!rule.by().contains(request.actor().kind())) {
            return Optional.of(new Failure.Forbidden(
                    "a " + request.actor().kind().code() + " can't take the step " + step.code()));
        }
        if (request.assignee().isPresent()) {
            return notAssignable(complaint, request.assignee().get());
        }
        boolean owned = complaint.progress().owner().isPresent();
        if (!isPossible(step, complaint.status(), owned)) {
            return Optional.of(wrongStatus(complaint.status(), step, offered(complaint.status(), owned, callbackOwed)));
        }
        if (step == Step.CLOSE && callbackOwed) {
            return Optional.of(
                    new Failure.Conflict("a callback is owed: make the call, its outcome closes the complaint"));
        }
        return isMissing(rule.need(), request)
                ? Optional.of(Failure.Invalid.field(
                        "/" + rule.need().code(), "must not be empty for the step " + step.code()))
                : Optional.empty();
    }

    /** A supervisor may also move a complaint from one colleague to another, until it is resolved. */
    private static Optional<Failure> notAssignable(ComplaintState complaint, long colleague) {
        if (!UNRESOLVED.contains(complaint.status())) {
            return Optional.of(new Failure.Conflict(
                    "a complaint that is " + complaint.status().code() + " is not assigned any more"));
        }
        return complaint.progress().owner().equals(Optional.of(colleague))
                ? Optional.of(new Failure.Conflict("this colleague holds it already"))
                : Optional.empty();
    }

    private static Failure wrongStatus(Status status, Step step, List<Step> allowed) {
        var possible = allowed.stream().map(Step::code).collect(Collectors.joining(", "));
        return new Failure.Conflict("a complaint that is " + status.code() + " can't take the step " + step.code()
                + (possible.isEmpty() ? "" : "; possible: " + possible));
    }

    /** Reopening leaves the complaint to its owner, so it may be owned or unowned. */
    private static boolean isPossible(Step step, Status status, boolean owned) {
        boolean ownershipFits = status != REOPENED
                || switch (step) {
                    case ASSIGN -> !owned;
                    case RELEASE -> owned;
                    case INVESTIGATE,
                            RESOLVE,
                            BEGIN_CALLBACK,
                            GIVE_BACK_CALLBACK,
                            CLOSE,
                            REOPEN,
                            WITHDRAW,
                            JUDGE_NOT_VALID -> true;
                };
        return ownershipFits && rule(step).from().contains(status);
    }

    /** Customers need give no reason, and the program's reason is in its events. */
    private static boolean isMissing(Need need, StepRequest request) {
        boolean fromPerson = request.actor().kind() == PERSON;
        return switch (need) {
            case NOTHING -> false;
            case REASON -> fromPerson && request.reason().isEmpty();
            case RESOLUTION -> request.resolution().isEmpty();
        };
    }

    private static Map<Step, Rule> table(Rule... rules) {
        var table = new EnumMap<Step, Rule>(Step.class);
        for (Rule rule : rules) {
            table.put(rule.step(), rule);
        }
        return table;
    }

    private static Rule rule(Step step, Set<Status> from, Status to, Set<Actor.Kind> by, Need need) {
        return new Rule(step, from, to, by, need);
    }

    private static Set<Status> from(Status first, Status... more) {
        return EnumSet.of(first, more);
    }

    private static Set<Actor.Kind> by(Actor.Kind first, Actor.Kind... more) {
        return EnumSet.of(first, more);
    }
}
