package hotline.browser;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.measures.Period;
import hotline.replay.HtmlReport;
import hotline.replay.PolicyTrial;
import hotline.replay.Replay;
import hotline.replay.ReplayFigures;
import hotline.support.FreightNetwork;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A supervisor replays past complaints under another policy, at any moment. */
@Tag("dates")
class PolicyReplayAtMomentsTest extends ScreenTest {
    private static final String MOMENTS = "hotline.support.TestMoment#all";
    private static final String STRICTER = """
            extends: freight-network
            id: freight-network
            version: stricter
            limits: [{working-minutes: 1}]
            """;

    @Running
    private Servers servers;

    @TempDir
    private Path folder;

    /** A test begins once it has started its own server. */
    @Override
    protected void beginAgain() {}

    private void startAt(Instant moment) {
        server = servers.start(ServerSetup.usual().at(moment));
        browser = Browser.shared(server);
        browser.forgetEverything();
    }

    @AfterEach
    void leaveItsServer() {
        browser.leave();
    }

    @ParameterizedTest
    @MethodSource(MOMENTS)
    void a_policy_is_pasted_and_its_figures_shown_as_charts_and_tables(Instant moment) {
        startAt(moment);
        file();
        // A replay looks at the past, and the clock does not move without this.
        server.clock().advance(Duration.ofSeconds(1));
        browser.size(1280, 900).go("/console?view=replay");
        signIn("supervisor1");
        browser.see("replay-form form");
        browser.isAccessible();
        browser.type("replay-form textarea", STRICTER);
        browser.click("replay-form vaadin-button[theme=primary]");
        browser.seeText("replay-result .summary", "按时办结率");
        browser.seeThat("return document.activeElement.className", "replay-now");
        browser.seeText("replay-result", "stricter");
        browser.see("comparison-chart .chart svg");
        browser.seeText("comparison-chart .chart svg", "超时");
        browser.isAccessible();
        browser.click("comparison-chart button");
        browser.seeText("comparison-chart table", "合计");
        browser.isAccessible();
        browser.seeThat("return location.search.includes('job=')", true);
        browser.hasNoErrors();

        browser.size(390, 844);
        browser.await("figures as wide as a phone", page -> (Boolean) page.script("""
                        const { scrollWidth, clientWidth } = document.querySelector('.replay');
                        return clientWidth <= 390 && scrollWidth <= clientWidth;
                        """) ? true : null);
        browser.click("policy-replay .replay-now > vaadin-button");
        browser.see("replay-form");
        browser.languages("en-GB");
        browser.go("/console?view=staffing&of=complaints&handling=600&agents=-1&shrinkage=20");
        browser.seeText(".staffing [data-limits]", "Poisson");
        browser.isAccessible();
    }

    /** Opened from a file, as its receiver would. */
    @ParameterizedTest
    @MethodSource(MOMENTS)
    void charts_have_their_tables_and_both_languages_and_nothing_is_fetched(Instant moment) throws IOException {
        startAt(moment);
        file();
        var report =
                Files.writeString(folder.resolve("report.html"), HtmlReport.of(figures(), ZoneId.of("Asia/Shanghai")));
        browser.size(1280, 900).open(report);
        browser.seeText("h1", "假设推演");
        browser.see("section .chart svg");
        browser.seeThat("return document.querySelectorAll('.chart svg').length", 4L);
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
