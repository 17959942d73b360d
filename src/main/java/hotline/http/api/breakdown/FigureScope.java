package hotline.http.api.breakdown;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.measures.breakdown.BehindQuery;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Measure;
import hotline.measures.facts.Dimension;
import hotline.network.NetworkMap;
import hotline.network.Unit;
import hotline.network.UnitKind;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Which figures a caller may read: a supervisor all, an analyst none of single people, a branch those about its unit and
 * nothing internal (P6).
 *
 * @param seesCases whether the list behind a figure may name customers and what they said
 * @param own what every figure is limited to
 */
public record FigureScope(
        boolean seesCases, Set<Measure> hiddenMeasures, Set<Dimension> hiddenDimensions, Map<Dimension, String> own) {
    private static final Set<Measure> INTERNAL = EnumSet.of(
            Measure.NOTICES,
            Measure.NOTICES_TO_ANSWER,
            Measure.NOTICES_IN_TIME,
            Measure.REMINDERS,
            Measure.EXPEDITING,
            Measure.SUPERVISION,
            Measure.REPORTS,
            Measure.INQUIRIES,
            Measure.ANSWERED_IN_TIME,
            Measure.EXPEDITING_IN_TIME,
            Measure.INQUIRIES_IN_TIME,
            Measure.HOLDING_TIME,
            Measure.HELD_LATE);

    public static FigureScope of(Caller.Staff caller, NetworkMap network, LocalDate today) {
        return switch (caller.role()) {
            case SUPERVISOR -> new FigureScope(true, Set.of(), Set.of(), Map.of());
            case ANALYST -> new FigureScope(false, Set.of(), EnumSet.of(Dimension.AGENT), Map.of());
            case BRANCH ->
                new FigureScope(
                        false,
                        INTERNAL,
                        EnumSet.of(
                                Dimension.AGENT,
                                Dimension.DEPARTMENT,
                                Dimension.CAUSE,
                                Dimension.VALIDITY,
                                Dimension.TIER,
                                Dimension.TIER_NOW),
                        only(unit(caller, network, today)));
            case AGENT, ADMIN -> throw new Failure.Forbidden("this is for supervisors, analysts and branches alone");
        };
    }

    /** Fails with 403 where the figures are of single people, and the caller may not read those. */
    public static void check(Caller.Staff reader, Collection<Dimension> asked) {
        of(reader, NetworkMap.EMPTY, LocalDate.EPOCH).check(asked);
    }

    /** Whether the caller may read figures of those dimensions, such as a baseline's. */
    static boolean reads(Caller.Staff reader, Collection<Dimension> asked) {
        return of(reader, NetworkMap.EMPTY, LocalDate.EPOCH).hiddenDimensions().stream()
                .noneMatch(asked::contains);
    }

    /** The unit that a branch account works for. */
    static Unit unit(Caller.Staff caller, NetworkMap network, LocalDate today) {
        return caller.branch()
                .flatMap(branch -> network.written(branch, today))
                .orElseThrow(() -> new Failure.NotFound("the network has no unit with the name of this branch"));
    }

    private static Map<Dimension, String> only(Unit unit) {
        return Map.of(unit.kind() == UnitKind.HUB ? Dimension.HUB : Dimension.BRANCH, unit.code());
    }

    /** Fails with 403 for a split or a filter that the caller may not use, and where no measure is left. */
    public BreakdownQuery of(BreakdownQuery asked) {
        asked.split().ifPresent(split -> check(Set.of(split)));
        check(asked.only().keySet());
        var measures = EnumSet.copyOf(asked.measures());
        measures.removeAll(hiddenMeasures);
        if (measures.isEmpty()) {
            throw internal();
        }
        return new BreakdownQuery(
                measures, asked.period(), asked.interval(), asked.split(), limited(asked.only()), asked.compared());
    }

    public BehindQuery of(BehindQuery asked) {
        check(asked.only().keySet());
        if (hiddenMeasures.contains(asked.measure())) {
            throw internal();
        }
        return new BehindQuery(
                asked.measure(), asked.part(), asked.period(), limited(asked.only()), asked.before(), asked.limit());
    }

    private static Failure internal() {
        return new Failure.Forbidden("this measure is for people who handle complaints");
    }

    private void check(Collection<Dimension> asked) {
        if (asked.stream().anyMatch(hiddenDimensions::contains)) {
            throw new Failure.Forbidden("these figures are for people who handle complaints");
        }
    }

    private Map<Dimension, String> limited(Map<Dimension, String> asked) {
        var only = new EnumMap<Dimension, String>(Dimension.class);
        only.putAll(asked);
        only.putAll(own);
        return only;
    }
}
