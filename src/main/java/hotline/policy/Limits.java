package hotline.policy;

import hotline.policy.taxonomy.Matter;
import java.util.List;
import java.util.Optional;

/**
 * Every limit that a policy sets. In each list of rules the first that fits decides.
 *
 * @param handling until the case is closed; every type and severity has one (F5, P5)
 * @param firstResponse until the customer is first answered; channels without a rule have no such clock (C1, T6)
 * @param callback from the resolution until the customer was called back; empty: the case's own limit alone
 * @param stages the departments' turns in order, each with its own limit (P3–P5); empty: no fixed order
 * @param pauses the reasons for which clocks may be paused
 * @param acceptance until someone of the department must have taken what was handed over to it (K7); empty: no such limit
 * @param reopened which limit a case has that had ended and is reopened
 */
public record Limits(
        List<LimitRule> handling,
        List<LimitRule> firstResponse,
        Optional<Limit> callback,
        List<Stage> stages,
        List<PauseReason> pauses,
        ExtensionRules extensions,
        Optional<Limit> acceptance,
        ReopenedLimit reopened) {

    public Limits {
        handling = List.copyOf(handling);
        firstResponse = List.copyOf(firstResponse);
        stages = List.copyOf(stages);
        pauses = List.copyOf(pauses);
    }

    public Optional<Limit> handling(Matter matter) {
        return first(handling, matter);
    }

    public Optional<Limit> firstResponse(Matter matter) {
        return first(firstResponse, matter);
    }

    public Optional<Stage> stage(String code) {
        return stages.stream().filter(stage -> stage.code().equals(code)).findFirst();
    }

    /** The stage after that one; empty after the last. */
    public Optional<Stage> stageAfter(String code) {
        return stages.stream()
                .dropWhile(stage -> !stage.code().equals(code))
                .skip(1)
                .findFirst();
    }

    public Optional<PauseReason> pause(String code) {
        return pauses.stream().filter(reason -> reason.code().equals(code)).findFirst();
    }

    private static Optional<Limit> first(List<LimitRule> rules, Matter matter) {
        for (LimitRule rule : rules) {
            if (rule.fits(matter)) {
                return Optional.of(rule.limit());
            }
        }
        return Optional.empty();
    }
}
