package hotline.sla;

import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;

/** Complaints as limits see them. */
final class Matters {
    static final Matter MINOR = of(Severity.MINOR);
    static final Matter SEVERE = of(Severity.SEVERE);

    private Matters() {}

    static Matter of(Severity severity) {
        return new Matter("delay", severity, "website", Market.DOMESTIC);
    }
}
