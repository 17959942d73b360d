package hotline.limits;

import hotline.complaint.ComplaintState;
import hotline.complaint.change.LimitChange;
import hotline.failure.Failure;
import hotline.log.HandedOver;
import hotline.log.LogEntry;
import hotline.log.moved.DepartmentTurn;
import hotline.policy.ClockKind;
import hotline.policy.Stage;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The departments' turns in their fixed order (P3), each with its limit (P5). Pure. */
final class StageOrder {
    private StageOrder() {}

    static Optional<Failure> refusal(ComplaintState complaint, SlaCalculator limits) {
        return present(complaint, limits).isPresent()
                ? DepartmentChange.refusal(complaint)
                : Optional.of(
                        new Failure.Conflict("the policy that rules this complaint has no fixed order of departments"));
    }

    /** Stages it may go to: the next one, if the present one is under way, and those before. */
    static List<Stage> offered(ComplaintState complaint, SlaCalculator limits) {
        var present = present(complaint, limits);
        var stages = new ArrayList<Stage>();
        present.filter(stage -> isUnderWay(complaint))
                .flatMap(stage -> next(stage, limits))
                .ifPresent(stages::add);
        stages.addAll(present.map(stage -> back(stage, complaint, limits)).orElse(List.of()));
        return stages;
    }

    static LimitChange move(ComplaintState before, SlaCalculator limits, StageMove request, Instant at) {
        refusal(before, limits).ifPresent(refused -> {
            throw refused;
        });
        var present = present(before, limits).orElseThrow();
        var to = request.to().isPresent()
                ? earlier(request, present, before, limits)
                : following(present, before, limits);
        var clocks = begun(to, ended(before.clocks(), limits, at), limits, at);
        if (to.department().equals(before.custody().heldBy())) {
            var custody = before.custody();
            return LimitChange.of(
                    custody.heldBy(custody.heldBy(), custody.heldSince(), Optional.of(to.code())),
                    clocks,
                    LogEntry.of(handedOver(before, present, to, request, Optional.empty())));
        }
        var hands = DepartmentChange.of(before.custody(), clocks, to.department(), Optional.of(to.code()), limits, at);
        return LimitChange.released(
                hands.custody(),
                hands.clocks(),
                LogEntry.of(handedOver(before, present, to, request, Optional.of(hands.turn()))));
    }

    private static HandedOver handedOver(
            ComplaintState before, Stage present, Stage to, StageMove request, Optional<DepartmentTurn> held) {
        return new HandedOver(
                before.custody().heldBy(),
                to.department(),
                held,
                request.reason(),
                Optional.empty(),
                Optional.of(new HandedOver.StageChange(present.code(), to.code(), request.result())),
                Optional.empty());
    }

    private static Stage following(Stage present, ComplaintState complaint, SlaCalculator limits) {
        if (!isUnderWay(complaint)) {
            throw new Failure.Conflict("the stage " + present.code() + " has ended; say which one begins again");
        }
        return next(present, limits)
                .orElseThrow(() -> new Failure.Conflict(
                        "the stage " + present.code() + " is the last; it ends by the step resolve"));
    }

    private static Stage earlier(StageMove request, Stage present, ComplaintState complaint, SlaCalculator limits) {
        if (request.reason().isEmpty()) {
            throw Failure.Invalid.field("/reason", "must not be empty where it goes back");
        }
        var back = back(present, complaint, limits);
        return back.stream()
                .filter(stage -> request.to().get().equals(stage.code()))
                .findFirst()
                .orElseThrow(() -> Failure.Invalid.field(
                        "/to",
                        "is no earlier stage; there is "
                                + back.stream().map(Stage::code).collect(Collectors.joining(", "))));
    }

    private static Optional<Stage> present(ComplaintState complaint, SlaCalculator limits) {
        return complaint.custody().stage().flatMap(limits.policy().limits()::stage);
    }

    private static Optional<Stage> next(Stage present, SlaCalculator limits) {
        return limits.policy().limits().stageAfter(present.code());
    }

    /** After the last stage has ended with a resolution that did not hold, the last stage may begin again too. */
    private static List<Stage> back(Stage present, ComplaintState complaint, SlaCalculator limits) {
        var back = limits.policy().limits().stages().stream()
                .takeWhile(stage -> !stage.code().equals(present.code()))
                .collect(Collectors.toCollection(ArrayList::new));
        if (!isUnderWay(complaint)) {
            back.add(present);
        }
        return back;
    }

    private static boolean isUnderWay(ComplaintState complaint) {
        return complaint.clocks().open(ClockKind.STAGE).isPresent();
    }

    private static Clocks ended(Clocks clocks, SlaCalculator limits, Instant at) {
        return clocks.each(
                clock -> clock.isOpen() && clock.kind() == ClockKind.STAGE,
                clock -> limits.resumed(clock, at).stopped(at, false));
    }

    private static Clocks begun(Stage stage, Clocks clocks, SlaCalculator limits, Instant at) {
        SlaClock clock = limits.begun(stage, at);
        return clocks.with(clocks.isPaused() ? clock.paused(at) : clock);
    }
}
