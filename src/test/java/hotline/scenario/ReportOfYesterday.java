package hotline.scenario;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** A daily report, published over HTTP, with bytes that can be changed in the database. */
record ReportOfYesterday(OwnDatabase database, String number) {
    private static final String DRAFTS = "/api/v1/report-drafts";

    static ReportOfYesterday published(OwnDatabaseServer server, String login, String password)
            throws IOException, InterruptedException {
        var yesterday = LocalDate.now(ZoneId.of("Asia/Shanghai")).minusDays(1);
        var wanted = new JsonObject().put("kind", "daily").put("day", yesterday.toString());
        var opened = server.answer(login, password, DRAFTS, Optional.of(wanted));
        var draft = DRAFTS + "/" + opened.getLong("id");
        var seen = server.answer(login, password, draft + "/preview", Optional.empty());
        seen.remove("content");
        seen.remove("html");
        var report = server.answer(login, password, draft + "/publication", Optional.of(seen));
        return new ReportOfYesterday(server.database(), report.getString("number"));
    }

    /** By a blank, which changes its digest alone. */
    void lengthen() throws IOException, SQLException {
        change("body || '\\x20'");
    }

    void shorten() throws IOException, SQLException {
        change("substring(body FROM 1 FOR length(body) - 1)");
    }

    private void change(String body) throws IOException, SQLException {
        database.tamper("ALTER TABLE report DISABLE TRIGGER report_stays; UPDATE report SET body = " + body
                + " WHERE number = '" + number + "'; ALTER TABLE report ENABLE TRIGGER report_stays");
    }
}
