package hotline.report;

import hotline.report.Reports.Due;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Optional;

/** P10: by the tenth of each month last month is summed up. */
final class DueReport {
    static final int DAY_OF_MONTH = 10;

    private DueReport() {}

    static Future<Optional<Due>> of(SqlConnection connection, LocalDate today) {
        var period = ReportKind.MONTHLY.lastBefore(today);
        var by = today.withDayOfMonth(DAY_OF_MONTH);
        return ReportStore.current(connection, ReportKind.MONTHLY, period.from())
                .compose(published -> published.isPresent()
                        ? Future.succeededFuture(false)
                        : ReportFactStore.anything(connection, period))
                .map(isDue -> isDue ? Optional.of(new Due(period, by, today.isAfter(by))) : Optional.empty());
    }
}
