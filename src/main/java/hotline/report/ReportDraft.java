package hotline.report;

import hotline.measures.Period;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A report before a person publishes it: its remarks are typed, its figures are counted when it is looked at.
 *
 * @param replaces the number of the report that it corrects
 * @param reason of the correction
 * @param openedBy the name of a person; empty: a schedule
 */
public record ReportDraft(
        long id,
        ReportKind kind,
        Period period,
        Optional<String> replaces,
        Optional<String> reason,
        Optional<String> openedBy,
        Instant openedAt,
        int version,
        List<Remark> remarks) {

    ReportDraft with(List<Remark> read) {
        return new ReportDraft(id, kind, period, replaces, reason, openedBy, openedAt, version, List.copyOf(read));
    }
}
