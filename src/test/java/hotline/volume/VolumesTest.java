package hotline.volume;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.network.Network;
import hotline.network.NetworkMap;
import hotline.network.Units;
import hotline.once.Once;
import hotline.support.TestDatabase;
import hotline.volume.Volumes.Author;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Files of volumes: taken as a whole or refused by their lines, taken again, and missing days. */
@ExtendWith(VertxExtension.class)
class VolumesTest {
    private static final String UNITS = "code,kind,name_zh,parent,valid_from,valid_to\n"
            + "EC,region,华东大区,,,\n"
            + "HUB-SH,hub,上海分拨中心,EC,,\n"
            + "SH001,branch,上海虹桥网点,HUB-SH,,\n"
            + "SH002,branch,上海松江网点,EC,2026-09-24,2026-09-24\n";

    private static final LocalDate TODAY = LocalDate.of(2026, 9, 26);
    private static final Author AUTHOR = new Author(Optional.empty(), Instant.parse("2026-09-26T04:00:00Z"), TODAY);
    private static final VolumeQuery WEEK_END =
            new VolumeQuery(LocalDate.of(2026, 9, 23), TODAY, VolumeQuery.By.BRANCH);

    private TestDatabase stored;
    private Database database;
    private NetworkMap network;
    private Volumes volumes;

    @BeforeEach
    void prepare(Vertx vertx) {
        stored = TestDatabase.fresh();
        database = Database.open(vertx, stored.settings());
        await(new Units(vertx, database.pool(), Set::of)
                .take(
                        Once.unkeyed(),
                        UNITS.getBytes(StandardCharsets.UTF_8),
                        LocalDate.of(2026, 1, 1),
                        false,
                        new Units.Author(Optional.empty(), AUTHOR.at())));
        network = await(Network.read(vertx, database.pool()));
        volumes = new Volumes(vertx, database.pool(), () -> network);
    }

    @AfterEach
    void end() {
        await(database.close());
        stored.close();
    }

    @Test
    void file_is_tried_taken_and_taken_again_with_other_numbers() {
        var first = "日期,网点,件量,保价件量\n2026/9/23,上海虹桥网点,\"12,840\",310\n2026-09-24,SH002,40,\n";
        assertThat(take(first, true).added()).hasSize(2);
        assertThat(stored.value("SELECT count(*) FROM parcel_volume")).isEqualTo("0");
        assertThat(take(first, false).added()).hasSize(2);
        assertThat(take(first, false).same()).isEqualTo(2);
        var other = take("branch,day,parcels\n上海虹桥网点,2026-09-23,\"13,000\"\n", false);
        assertThat(other.replaced()).hasSize(1);
        assertThat(stored.value(
                        "SELECT parcels || ' ' || hub || ' ' || region FROM parcel_volume WHERE branch = 'SH001'"))
                .isEqualTo("13000 HUB-SH EC");
        assertThat(stored.value("SELECT parcels || ' of ' || was || ' by ' || import FROM volume_replaced"))
                .isEqualTo("12840 of 1 by 3");
        assertThat(await(volumes.imports()))
                .extracting(PastImport::added, PastImport::replaced, PastImport::same)
                .containsExactly(tuple(0, 1, 0), tuple(0, 0, 2), tuple(2, 0, 0));
    }

    @Test
    void every_wrong_line_is_named_and_none_is_taken() {
        var file = "day,branch,parcels,insured\n"
                + "2026-09-23,SH001,100,1\n"
                + "2026-09-27,SH001,100,1\n"
                + "23.9.2026,SH001,100,1\n"
                + "2026-09-23,SH009,100,1\n"
                + "2026-09-23,HUB-SH,100,1\n"
                + "2026-09-23,SH002,100,1\n"
                + "2026-09-22,SH001,-4,1\n"
                + "2026-09-21,SH001,4,5\n"
                + "2026-09-23,SH001,100,1\n"
                + "2026-09-20,SH001\n"
                + "1900-01-01,SH001,1,1\n"
                + "2026-09-19,SH001,\"1,5\",1\n";
        var refused = settled(volumes.take(Once.unkeyed(), file.getBytes(StandardCharsets.UTF_8), false, AUTHOR))
                .cause();
        assertThat(refused).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> assertThat(invalid.fields())
                .extracting(field -> field.line() + ":" + field.column() + " " + field.code())
                .containsExactly(
                        "3:1 after-today",
                        "4:1 no-day",
                        "5:2 unknown-unit",
                        "6:2 unknown-unit",
                        "7:2 not-on-day",
                        "8:3 no-number",
                        "9:4 more-than-all",
                        "10:1 twice",
                        "11:1 ",
                        "11:3 missing",
                        "12:1 too-early",
                        "13:3 no-number"));
        assertThat(stored.value("SELECT count(*) FROM parcel_volume")).isEqualTo("0");
    }

    @Test
    void first_faults_of_a_file_are_named_and_the_others_counted() {
        var file = "day,branch,parcels\n" + "9/23/2026,SH001,1\n".repeat(350);
        var refused = settled(volumes.take(Once.unkeyed(), file.getBytes(StandardCharsets.UTF_8), true, AUTHOR))
                .cause();
        assertThat(refused).isInstanceOfSatisfying(Failure.Invalid.class, invalid -> {
            assertThat(invalid).hasMessage("350 fields are wrong");
            assertThat(invalid.fields()).hasSize(200);
            assertThat(invalid.unnamed()).isEqualTo(150);
        });
    }

    @Test
    void day_without_a_volume_is_missing_unless_the_branch_was_not_there_or_the_day_is_not_over() {
        take("day,branch,parcels,insured\n2026-09-23,SH001,100,1\n2026-09-25,SH001,0,\n", false);
        var table = await(volumes.table(WEEK_END, TODAY));
        assertThat(table.missing()).isEqualTo(2);
        assertThat(table.rows())
                .extracting(row -> row.code().orElse("none"), VolumeTable.Row::missing)
                .containsExactly(tuple("SH001", 1), tuple("SH002", 1));
        assertThat(table.rows().get(0).cells())
                .extracting(VolumeTable.Cell::isMissing)
                .containsExactly(false, true, false, false);
        var byRegion =
                await(volumes.table(new VolumeQuery(WEEK_END.from(), WEEK_END.to(), VolumeQuery.By.REGION), TODAY));
        assertThat(byRegion.rows())
                .extracting(row -> row.code().orElse("none"), row -> row.total().parcels(), VolumeTable.Row::missing)
                .containsExactly(tuple("EC", 100L, 2));
    }

    private VolumeImport.Outcome take(String file, boolean dryRun) {
        return await(volumes.take(Once.unkeyed(), file.getBytes(StandardCharsets.UTF_8), dryRun, AUTHOR));
    }
}
