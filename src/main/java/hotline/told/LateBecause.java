package hotline.told;

import hotline.complaint.Status;
import hotline.policy.Policy;
import hotline.policy.message.LateReason;
import hotline.policy.taxonomy.LocalizedName;
import java.util.Optional;

/** Why a complaint without a result is late, in the policy's words. Its course alone says it, so nothing that a person wrote does. Pure. */
public final class LateBecause {
    private LateBecause() {}

    /** @param isExtended its limit was moved by an extension that was granted */
    public static Optional<LocalizedName> said(Status status, boolean isExtended, Policy policy) {
        return Optional.ofNullable(policy.messages().late().get(reason(status, isExtended)));
    }

    static LateReason reason(Status status, boolean isExtended) {
        return switch (status) {
            case RECEIVED -> LateReason.NOT_BEGUN;
            case REOPENED -> LateReason.REOPENED;
            case ASSIGNED, INVESTIGATING, RESOLVED, CALLBACK, CLOSED, WITHDRAWN, NOT_VALID ->
                isExtended ? LateReason.EXTENDED : LateReason.INVESTIGATING;
        };
    }
}
