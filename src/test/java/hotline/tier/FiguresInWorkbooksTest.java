package hotline.tier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trade and points in a workbook say the same as in a CSV file. */
class FiguresInWorkbooksTest {
    private static final PointsFile.Known KNOWN = new PointsFile.Known(Set.of("sales"), Set.of("payment"));

    private static byte[] book(String about, Object[]... rows) throws IOException {
        return book(1, about, rows);
    }

    private static byte[] book(int times, String about, Object[]... rows) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            book.newWorksheet("说明").value(0, 0, about);
            for (int time = 0; time < times; time++) {
                var sheet = book.newWorksheet("表" + time);
                for (int row = 0; row < rows.length; row++) {
                    for (int column = 0; column < rows[row].length; column++) {
                        if (rows[row][column] instanceof Number number) {
                            sheet.value(row, column, number);
                        } else {
                            sheet.value(row, column, (String) rows[row][column]);
                        }
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] csv(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Object> figures(List<FigureLine> lines) {
        return lines.stream()
                .map(line -> line.figure().<Object>map(made -> made.apply(7)).orElse(line.faults()))
                .toList();
    }

    @Test
    @Tag("K1")
    void trade_is_read_with_amounts_and_years_that_excel_holds_as_numbers() throws IOException {
        var workbook = TradeFile.read(
                book(
                        "一年的交易额",
                        new Object[] {"客户档案", "年度", "交易额", "付款信誉", "退货额", " "},
                        new Object[] {1204, 2026, 523000, "良好"},
                        new Object[] {},
                        new Object[] {1377, 2026, 96000.5, "bad", "1,200.50"}),
                2026);
        var text = TradeFile.read(
                csv(
                        "customer,year,amount,payment,returns\n1204,2026,523000,good,\n\n1377,2026,96000.5,bad,\"1,200.50\"\n"),
                2026);
        assertThat(figures(workbook)).isEqualTo(figures(text)).hasSize(2);
        assertThat(workbook.stream().map(line -> line.customer().orElseThrow())).containsExactly(1204L, 1377L);
    }

    @Test
    @Tag("D1")
    void faults_of_points_name_the_line_of_the_sheet() throws IOException {
        var lines = PointsFile.read(
                book(
                        "本季度考核",
                        new Object[] {"customer", "department", "period", "criterion", "points"},
                        new Object[] {1204, "sales", "2026-H1", "payment", 92},
                        new Object[] {},
                        new Object[] {1204, "sales", "2026-H3", "payment", 101, "?"}),
                KNOWN);
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0).faults()).isEmpty();
        assertThat(lines.get(1).faults())
                .extracting(WrongField::line)
                .containsOnly(4)
                .hasSize(3);
    }

    @Test
    void a_workbook_without_such_a_sheet_or_with_two_of_them_is_refused() throws IOException {
        var head = new Object[] {"customer", "department", "period", "criterion", "points"};
        var row = new Object[] {1204, "sales", "2026-H1", "payment", 92};
        var none = book("本季度考核", new Object[] {"something else"}, row);
        var two = book(2, "本季度考核", head, row);
        assertThatThrownBy(() -> PointsFile.read(none, KNOWN))
                .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        refused -> assertThat(refused.fields().get(0).detail()).isEqualTo("has no points"));
        assertThatThrownBy(() -> PointsFile.read(two, KNOWN))
                .isInstanceOfSatisfying(
                        Failure.Invalid.class,
                        refused -> assertThat(refused.fields().get(0).code()).isEqualTo("several-sheets"));
    }
}
