package hotline.http.api.volume;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Volumes over HTTP: each reply is held against the contract by the client. */
class VolumeRoutesTest {
    private static final String VOLUMES = "/api/v1/volumes";

    @Running
    private static TestServer server;

    @BeforeAll
    static void start() {
        assertThat(send(
                                "/api/v1/units/imports",
                                "code,kind,name_zh,parent\nHUB-SH,hub,上海分拨中心,\nSH001,branch,上海虹桥网点,HUB-SH\n"
                                        + "SH002,branch,上海松江网点,HUB-SH\n")
                        .status())
                .isEqualTo(200);
    }

    private static Reply send(String path, String csv) {
        return server.as("admin1").with("Content-Type", "text/csv").send("POST", path, csv);
    }

    @Test
    void a_workbook_is_taken_with_days_as_excel_holds_them() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("件量");
            var titles = List.of("日期", "网点", "件量");
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(0, column, titles.get(column));
            }
            sheet.value(1, 0, LocalDate.of(2026, 9, 21));
            sheet.style(1, 0).format("yyyy/m/d").set();
            sheet.value(1, 1, "上海虹桥网点");
            sheet.value(1, 2, 7100);
        }
        var taken = server.as("admin1")
                .with("Content-Type", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                .postBytes(VOLUMES + "/imports", bytes.toByteArray());
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        assertThat(taken.json().getInteger("added")).isEqualTo(1);
        assertThat(items(server.as("admin1")
                        .get(VOLUMES + "?from=2026-09-21&to=2026-09-21")
                        .json()))
                .contains("SH001 7100 missing 0: 7100");
    }

    @Test
    void an_administrator_tries_a_file_takes_it_and_sees_missing_days() {
        var file =
                "day,branch,parcels,insured\n2026-09-23,SH001,5000,100\n2026-09-24,SH001,6000,\n2026-09-24,SH002,0,0\n";
        assertThat(send(VOLUMES + "/imports?dryRun=true", file).json().getInteger("added"))
                .isEqualTo(3);
        assertThat(send(VOLUMES + "/imports", file).json().getInteger("added")).isEqualTo(3);
        assertThat(send(VOLUMES + "/imports", "day,branch,parcels\n2026-09-24,SH001,6001\n")
                        .json()
                        .getInteger("replaced"))
                .isEqualTo(1);
        var table = server.as("supervisor1")
                .get(VOLUMES + "?from=2026-09-23&to=2026-09-24")
                .json();
        assertThat(table.getInteger("missing")).isEqualTo(1);
        assertThat(items(table)).containsExactly("SH001 11001 missing 0: 5000 6001", "SH002 0 missing 1: null 0");
        var first = server.as("supervisor1")
                .get(VOLUMES + "?from=2026-09-23&to=2026-09-24&by=branch&limit=1")
                .json();
        assertThat(first.getString("next")).isEqualTo("SH001");
        assertThat(items(server.as("admin1")
                        .get(VOLUMES + "?from=2026-09-23&to=2026-09-24&by=hub")
                        .json()))
                .containsExactly("HUB-SH 11001 missing 1: ");
        var imports = server.as("admin1").get(VOLUMES + "/imports").json().getJsonArray("items");
        assertThat(imports.getJsonObject(0).getInteger("replaced")).isEqualTo(1);
        assertThat(imports.getJsonObject(0).getString("byName")).isNotBlank();
    }

    @Test
    void a_wrong_line_is_named_with_its_place() {
        var reply = send(VOLUMES + "/imports", "day,branch,parcels\n2026-09-23,SH001,1\n2026-09-23,XX,many\n");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getJsonArray("errors").stream()
                        .map(JsonObject.class::cast)
                        .map(error -> error.getInteger("line") + ":" + error.getInteger("column") + " "
                                + error.getString("code")))
                .containsExactly("3:3 no-number");
        var many = send(VOLUMES + "/imports", "day,branch,parcels\n" + "23.9.2026,SH001,1\n".repeat(201));
        assertThat(many.json().getInteger("moreErrors")).isEqualTo(1);
        assertThat(server.as("admin1")
                        .get(VOLUMES + "?from=2026-09-23&to=2026-12-30")
                        .status())
                .as("too many days")
                .isEqualTo(422);
        assertThat(server.as("agent1").get(VOLUMES).status()).isEqualTo(403);
    }

    private static List<String> items(JsonObject table) {
        return table.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(row -> row.getString("code") + " " + row.getLong("parcels") + " missing "
                        + row.getInteger("missing") + ": "
                        + row.getJsonArray("days").stream()
                                .map(day -> String.valueOf(((JsonObject) day).getValue("parcels")))
                                .collect(Collectors.joining(" ")))
                .toList();
    }
}
