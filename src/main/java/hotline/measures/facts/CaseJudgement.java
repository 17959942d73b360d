package hotline.measures.facts;

import hotline.log.Coded;
import hotline.log.ComplaintEvent;
import hotline.log.Envelope;
import hotline.log.JudgementEvent.JudgementCorrected;
import hotline.log.JudgementEvent.RuledAnew;
import hotline.log.ParticularsCorrected;
import java.util.Optional;

/** What a case is after an event: as it was judged, where it happened, and its codes. Pure. */
final class CaseJudgement {
    private CaseJudgement() {}

    static CaseDimensions after(CaseDimensions before, Envelope envelope, ComplaintEvent event) {
        var judged = before.with(Dimension.TYPE, Optional.of(envelope.type()))
                .with(Dimension.SEVERITY, Optional.of(envelope.severity().code()))
                .with(Dimension.CHANNEL, Optional.of(envelope.channel()));
        if (event instanceof JudgementCorrected corrected) {
            return judged.with(Dimension.SUBTYPE, corrected.subtype());
        } else if (event instanceof RuledAnew ruled) {
            return judged.with(Dimension.SUBTYPE, ruled.subtype());
        } else if (event instanceof ParticularsCorrected corrected) {
            return placed(judged, corrected.from(), corrected.to());
        }
        return event instanceof Coded coded ? coded(judged, coded.from(), coded.to()) : judged;
    }

    private static CaseDimensions placed(
            CaseDimensions of, ParticularsCorrected.Fields from, ParticularsCorrected.Fields to) {
        var after = changed(of, Dimension.BRANCH, from.branch(), to.branch());
        after = changed(after, Dimension.HUB, from.hub(), to.hub());
        return changed(after, Dimension.REGION, from.region(), to.region());
    }

    private static CaseDimensions coded(CaseDimensions of, Coded.Codes from, Coded.Codes to) {
        var after = changed(of, Dimension.CAUSE, from.cause(), to.cause());
        after = changed(after, Dimension.OUTCOME, from.outcome(), to.outcome());
        after = changed(after, Dimension.VALIDITY, from.validity(), to.validity());
        return changed(after, Dimension.REMEDY, from.remedySought(), to.remedySought());
    }

    /** An event names only what it changed; a place that is no unit's leaves none. */
    private static CaseDimensions changed(
            CaseDimensions of, Dimension dimension, Optional<String> from, Optional<String> to) {
        return from.isPresent() || to.isPresent() ? of.with(dimension, to) : of;
    }
}
