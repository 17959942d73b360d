package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.Period;
import hotline.replay.HtmlReport;
import hotline.replay.PolicyTrial;
import hotline.replay.Replay;
import hotline.replay.ReplayFigures;
import hotline.support.FreightNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a replay, opened from a file as its receiver would. */
@Tag("dates")
class ReplayReportTest extends ScreenTest {
    @TempDir
    private Path folder;

    @Test
    void charts_have_their_tables_and_both_languages_and_nothing_is_fetched() throws IOException {
        file();
        var report =
                Files.writeString(folder.resolve("report.html"), HtmlReport.of(figures(), ZoneId.of("Asia/Shanghai")));
        browser.size(1280, 900).open(report);
        browser.seeText("h1", "假设推演");
        browser.see("section .chart svg");
        assertThat(browser.script("return document.querySelectorAll('.chart svg').length"))
                .isEqualTo(4L);
        browser.isAccessible();

        browser.click("section button");
        browser.seeText("section table", "合计");
        browser.isAccessible();
        browser.click("main > header button");
        browser.seeText("h1", "What if");
        browser.seeText("section table", "All");
        assertThat(browser.script("return performance.getEntriesByType('resource').length"))
                .isEqualTo(0L);
        browser.hasNoErrors();
    }

    /** A report of the complaints that the server has now. */
    private static ReplayFigures figures() {
        var version = server.server().policies().inForce();
        var limits = FreightNetwork.deadlines().of(version.policy());
        var now = server.clock().instant();
        var today = LocalDate.ofInstant(now, version.policy().zone());
        var trial = new PolicyTrial(
                limits, Map.of(version.id(), limits), new Period(today.minusDays(30), today), now.plusSeconds(1));
        return await(new Replay(server.vertx(), server.connections().pool(), trial).all(1, new Unwatched()));
    }

    private static final class Unwatched implements Replay.Progress {
        @Override
        public void begun(long complaints) {
            assertThat(complaints).isPositive();
        }

        @Override
        public void done(long more) {
            assertThat(more).isPositive();
        }
    }
}
