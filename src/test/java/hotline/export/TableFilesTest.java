package hotline.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import hotline.export.ReadWorkbook.Cell;
import hotline.policy.taxonomy.LocalizedName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The three formats, written from the same rows. */
@Tag("S5")
class TableFilesTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant MORNING = Instant.parse("2026-09-28T02:00:00Z");
    private static final LocalizedName SEVERE = new LocalizedName("重度", "severe");

    private static final List<Column<String>> COLUMNS = List.of(
            Column.text("text", "文字", "Text", Optional::of),
            Column.coded("severity", "程度", "Severity", row -> Optional.of(new Column.Coded("severe", SEVERE))),
            Column.number("length", "长度", "Length", row -> (long) row.length()),
            Column.instant("at", "时间", "At", row -> Optional.of(MORNING)),
            Column.day("day", "日期", "Day", row -> Optional.of(LocalDate.of(2026, 9, 28))),
            Column.length("took", "历时", "Took", row -> Optional.of(Duration.ofHours(36))),
            Column.text("none", "空", "None", row -> Optional.empty()));

    private static final About ABOUT = new About(
            new LocalizedName("投诉", "Complaints"),
            List.of(new About.Entry(new LocalizedName("状态", "Status"), new LocalizedName("已办结", "Closed"))),
            List.of(new About.Entry(new LocalizedName("期间", "Period"), new LocalizedName("九月", "September"))),
            "王芳 (w.fang)",
            "周例会",
            MORNING,
            SHANGHAI,
            "12-34",
            3);

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void csv_for_programs_changes_no_text_and_writes_codes_and_times_with_offset() throws IOException {
        write(new CsvFile(written, COLUMNS, SHANGHAI), "=1+1", "a,\"b\"\nc");
        assertThat(text()).isEqualTo("""
                text,severity,length,at,day,took,none\r
                =1+1,severe,4,2026-09-28T10:00:00+08:00,2026-09-28,PT36H,\r
                "a,""b""
                c",severe,7,2026-09-28T10:00:00+08:00,2026-09-28,PT36H,\r
                """);
    }

    @Test
    void csv_for_excel_has_a_byte_order_mark_quotes_every_cell_and_guards_every_formula() throws IOException {
        write(
                new ExcelCsvFile(written, COLUMNS, SHANGHAI, "zh"),
                "=1+1",
                "+86",
                "-1",
                "@SUM(A1)",
                "\tx",
                "\rx",
                "＝1",
                "＋1",
                "－1",
                "＠a",
                "1=1",
                "说=");
        var lines = text().split("\r\n", -1);
        assertThat(lines[0]).isEqualTo("\uFEFF\"文字\",\"程度\",\"长度\",\"时间 (Asia/Shanghai)\",\"日期\",\"历时\",\"空\"");
        assertThat(lines[1])
                .isEqualTo("\"'=1+1\",\"重度\",\"4\",\"2026-09-28 10:00:00\",\"2026-09-28\",\"36:00:00\",\"\"");
        assertThat(lines).hasSize(14);
        for (int i = 1; i <= 10; i++) {
            assertThat(lines[i]).startsWith("\"'");
        }
        assertThat(lines[11]).startsWith("\"1=1\"");
        assertThat(lines[12]).startsWith("\"说=\"");
    }

    @Test
    void a_workbook_keeps_texts_as_texts_and_writes_times_of_the_zone_that_its_header_names() throws IOException {
        write(new Workbook(written, COLUMNS, ABOUT, "en"), "=1+1", "+8613800000001", "123456789012");
        var rows = new ReadWorkbook(written.toByteArray()).sheet(2);
        assertThat(rows.get(0).stream().map(Cell::value))
                .containsExactly("Text", "Severity", "Length", "At (Asia/Shanghai)", "Day", "Took", "None");
        assertThat(rows.stream().skip(1).map(row -> row.get(0)))
                .extracting(Cell::type, Cell::value)
                .containsExactly(
                        tuple("inlineStr", "=1+1"),
                        tuple("inlineStr", "+8613800000001"),
                        tuple("inlineStr", "123456789012"));
        var first = rows.get(1);
        assertThat(first.get(1).value()).isEqualTo("severe");
        assertThat(first.get(2)).extracting(Cell::type, Cell::value).containsExactly("n", "4");
        // 10:00 on 28 September 2026 is day 46293 of Excel's calendar and 5/12 of a day.
        assertThat(Double.parseDouble(first.get(3).value())).isCloseTo(46_293 + 10 / 24.0, within());
        assertThat(first.get(3).style()).isPositive();
        assertThat(Double.parseDouble(first.get(4).value())).isCloseTo(46_293, within());
        assertThat(Double.parseDouble(first.get(5).value())).isCloseTo(1.5, within());
        assertThat(List.of(
                        first.get(3).style(), first.get(4).style(), first.get(5).style()))
                .doesNotHaveDuplicates()
                .doesNotContain(0);
    }

    @Test
    void a_workbook_is_printed_on_a4_as_wide_as_its_columns_with_the_heads_on_each_page() throws IOException {
        write(new Workbook(written, COLUMNS, ABOUT, "zh"), "x");
        var book = new ReadWorkbook(written.toByteArray());
        assertThat(book.part("xl/worksheets/sheet2.xml"))
                .containsPattern("fitToPage=\"(1|true)\"")
                .containsPattern("<pageSetup [^>]*paperSize=\"9\"")
                .containsPattern("<pageSetup [^>]*orientation=\"landscape\"")
                .containsPattern("<pageSetup [^>]*fitToWidth=\"1\"")
                .containsPattern("<pageSetup [^>]*fitToHeight=\"0\"")
                .contains("&amp;P / &amp;N");
        assertThat(book.part("xl/worksheets/sheet1.xml")).contains("orientation=\"portrait\"");
        assertThat(book.part("xl/workbook.xml"))
                .containsPattern("localSheetId=\"1\" name=\"_xlnm.Print_Titles\"[^>]*>[^<]*!\\$1:\\$1<");
    }

    @Test
    void the_first_sheet_says_what_the_workbook_holds() throws IOException {
        write(new Workbook(written, COLUMNS, ABOUT, "zh"), "x");
        var about = new ReadWorkbook(written.toByteArray()).sheet(1);
        assertThat(about.stream()
                        .map(row -> row.get(0).value() + "=" + row.get(1).value()))
                .containsExactly(
                        "内容=投诉",
                        "状态=已办结",
                        "行数=3",
                        "申请人=王芳 (w.fang)",
                        "理由=周例会",
                        "申请时间=2026-09-28 10:00:00",
                        "时区=Asia/Shanghai",
                        "日志位置=12-34",
                        "期间=九月");
    }

    @Test
    void rows_that_no_sheet_has_room_for_begin_another_one_with_its_header() throws IOException {
        write(new Workbook(written, COLUMNS, ABOUT, "en", 3), "1", "2", "3", "4", "5");
        var book = new ReadWorkbook(written.toByteArray());
        assertThat(book.sheets()).isEqualTo(4);
        assertThat(book.sheet(2)).hasSize(3);
        assertThat(book.sheet(3).stream().map(row -> row.get(0).value())).containsExactly("Text", "3", "4");
        assertThat(book.sheet(4).stream().map(row -> row.get(0).value())).containsExactly("Text", "5");
        assertThat(book.part("xl/workbook.xml")).contains("name=\"Complaints 3\"");
    }

    @Test
    void a_text_that_excel_has_no_room_for_is_cut_between_characters() throws IOException {
        write(new Workbook(written, COLUMNS, ABOUT, "en"), "x".repeat(32_766) + "𠮷𠮷", "a\u0000b\u0008c");
        var rows = new ReadWorkbook(written.toByteArray()).sheet(2);
        assertThat(rows.get(1).get(0).value()).isEqualTo("x".repeat(32_766));
        assertThat(rows.get(2).get(0).value()).isEqualTo("abc");
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    private static void write(TableFile file, String... rows) throws IOException {
        for (String row : rows) {
            COLUMNS.forEach(column -> column.cell().accept(row, file));
            file.endRow();
            file.flush();
        }
        file.finish();
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
