package hotline.complaint.particulars;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.ReportedUnit;
import hotline.complaint.change.ChangeRequest;
import hotline.complaint.change.ComplaintChange;
import hotline.complaint.change.GoverningRules;
import hotline.complaint.change.LogRequest;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import hotline.log.ParticularsCorrected;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Other particulars of a complaint in place of the present ones.
 *
 * @param complaint the complaint's id
 * @param from as they are recorded
 * @param region code of the one that the units of particulars belong to
 * @param expectedVersion one of the versions the person read
 */
record ParticularsRequest(
        long complaint,
        Particulars from,
        Particulars to,
        Function<Particulars, Optional<String>> region,
        Optional<String> reason,
        Actor actor,
        Instant at,
        Optional<Set<Integer>> expectedVersion)
        implements ChangeRequest {

    /** It moves no limit, so it is possible under a policy that this node can't read. */
    @Override
    public boolean restsOnClocks() {
        return false;
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        if (from.equals(to)) {
            throw new Failure.Conflict("nothing is different from what is recorded");
        }
        var event = new ParticularsCorrected(differing(from, to), differing(to, from), reason);
        return LogRequest.of(complaint, actor, at, LogEntry.of(event)).recordedOn(before, rules);
    }

    private ParticularsCorrected.Fields differing(Particulars one, Particulars other) {
        return new ParticularsCorrected.Fields(
                differing(one, other, of -> Optional.of(of.complainant())),
                differing(one, other, of -> Optional.of(of.phone())),
                differing(one, other, Particulars::phoneExtension),
                differing(one, other, Particulars::email),
                differing(one, other, Particulars::waybill),
                differing(one, other, of -> of.branch().flatMap(ReportedUnit::code)),
                differing(one, other, of -> of.branch().flatMap(ReportedUnit::asTyped)),
                differing(one, other, of -> of.hub().flatMap(ReportedUnit::code)),
                differing(one, other, of -> of.hub().flatMap(ReportedUnit::asTyped)),
                differing(one, other, region));
    }

    private static Optional<String> differing(
            Particulars one, Particulars other, Function<Particulars, Optional<String>> field) {
        return field.apply(one).filter(value -> !field.apply(other).equals(Optional.of(value)));
    }
}
