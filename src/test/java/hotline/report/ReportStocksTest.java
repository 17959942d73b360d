package hotline.report;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.feed.WrittenLog;
import hotline.log.reading.LogPosition;
import hotline.log.reading.LogReader;
import hotline.loop.TestLoops;
import hotline.measures.RandomHistory;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactReader;
import hotline.measures.facts.Figure;
import hotline.measures.facts.RollUps;
import hotline.parking.Parking;
import hotline.report.ReportFactStore.Stocks;
import hotline.support.SettableClock;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The stocks of a report are read of the sums of months, whatever part of the facts these have, and equal those of all facts. */
@ExtendWith(VertxExtension.class)
class ReportStocksTest {
    private static final List<LocalDate> ENDS = List.of(
            LocalDate.of(2026, 7, 31),
            LocalDate.of(2026, 8, 31),
            LocalDate.of(2026, 9, 17),
            LocalDate.of(2026, 9, 30),
            LocalDate.of(2026, 11, 30));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-20T04:00:00Z"));

    @Test
    void stocks_of_months_equal_those_of_all_facts_at_any_place_before_and_after_that_of_the_sums(Vertx vertx) {
        var stored = TestDatabase.fresh();
        var database = Database.open(vertx, stored.settings());
        var parking = new Parking(database.pool(), clock);
        var reader = new LogReader(
                TestLoops.on(vertx), database.pool(), new FactReader(vertx, ZoneId.of("Asia/Shanghai")), parking);
        var rollUps = new RollUps(TestLoops.on(vertx), database.pool(), 1_000);
        try (var log = new WrittenLog(stored)) {
            new RandomHistory(20261130, log).write(100);
        }
        await(reader.catchUp());
        int compared = 0;
        boolean hasMore = true;
        for (int added = 0; hasMore; added++) {
            for (String fraction : List.of("0.2", "0.5", "0.9", "1")) {
                var place = place(stored, fraction);
                for (LocalDate end : ENDS) {
                    assertThat(stock(database, end, place, Stocks.OF_MONTHS))
                            .as("%d stretches added, place %s, %s", added, fraction, end)
                            .isEqualTo(stock(database, end, place, Stocks.OF_FACTS));
                    compared++;
                }
            }
            hasMore = await(rollUps.addSome());
        }
        assertThat(compared).isGreaterThan(2 * 4 * ENDS.size());
        assertThat(stock(database, LocalDate.of(2026, 9, 30), place(stored, "1"), Stocks.OF_MONTHS))
                .hasSizeGreaterThan(5);
        await(database.close());
    }

    private static LogPosition place(TestDatabase stored, String fraction) {
        return LogPosition.parse(stored.value(
                        "SELECT tx || '-' || id FROM (SELECT tx, id, percent_rank() OVER (ORDER BY tx, id) AS r FROM fact) f WHERE r <= "
                                + fraction + " ORDER BY tx DESC, id DESC LIMIT 1"))
                .orElseThrow();
    }

    /** Of the whole and of each code of each dimension, without those that come to nothing. */
    private static Map<String, Long> stock(Database database, LocalDate end, LogPosition place, Stocks stocks) {
        return await(database.pool().withTransaction(transaction -> ReportFactStore.stock(
                        transaction, end, place, stocks)
                .compose(split -> ReportFactStore.stockOfAll(transaction, end, place, stocks)
                        .map(whole -> {
                            var all = new TreeMap<String, Long>();
                            for (Figure figure : List.of(Figure.OPEN, Figure.PAST_DUE)) {
                                all.put("whole " + figure, whole.n(CountedFacts.ALL, figure));
                                all.put("all " + figure, split.n(CountedFacts.ALL, figure));
                                for (Dimension by : ReportFactStore.SPLITS) {
                                    split.codes(by)
                                            .forEach(code -> all.put(
                                                    figure + " " + by + " " + code, split.n(Map.of(by, code), figure)));
                                }
                            }
                            all.values().removeIf(n -> n == 0);
                            return all;
                        }))));
    }
}
