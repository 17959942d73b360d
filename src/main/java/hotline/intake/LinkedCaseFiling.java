package hotline.intake;

import hotline.intake.ComplaintDraft.Filing;
import hotline.once.IdempotencyKey;
import hotline.policy.Policies;
import hotline.satisfaction.LinkedCase;
import hotline.satisfaction.LinkedCases;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Files a new case for a customer who does not accept the conclusion, linked to the original (P7). */
public final class LinkedCaseFiling implements LinkedCases {
    private final Intake intake;
    private final Policies policies;

    public LinkedCaseFiling(Intake intake, Policies policies) {
        this.intake = intake;
        this.policies = policies;
    }

    @Override
    public Future<List<String>> open(List<LinkedCase> cases) {
        return file(cases).map(all -> all.stream().map(Filed::number).toList());
    }

    /** The same, with all that is known of the new complaints. */
    public Future<List<Filed>> file(List<LinkedCase> cases) {
        return intake.originals(cases.stream().map(LinkedCase::originalId).toList())
                .compose(originals -> Future.all(cases.stream()
                                .map(one -> file(one, Objects.requireNonNull(originals.get(one.originalId()))))
                                .toList())
                        .map(all -> all.<Filed>list()));
    }

    private Future<Filed> file(LinkedCase linked, Original original) {
        var key = IdempotencyKey.of("linked case", linked.key(), linked.key().getBytes(StandardCharsets.UTF_8));
        return intake.file(draft(linked, original), Optional.of(key), linked.at(), Optional.of(linked.originalId()));
    }

    private ComplaintDraft draft(LinkedCase linked, Original original) {
        var policy = policies.version(original.policyVersion()).policy();
        var filed = original.report();
        var report =
                linked.comment().isBlank() ? filed : filed.describedAs(linked.comment() + "\n\n" + filed.description());
        return new ComplaintDraft(
                policy.lineOfBusiness(),
                policy.taxonomy().channel(original.channel()).orElseThrow(),
                report,
                Optional.empty(),
                new Filing(linked.actor().person(), original.filedByBranch()),
                original.market(),
                Optional.empty(),
                original.coding().forLinkedCase());
    }
}
