package hotline.network;

import static hotline.network.SmallNetwork.MAP;
import static hotline.network.SmallNetwork.OCTOBER;
import static hotline.network.SmallNetwork.SEPTEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hotline.failure.Failure;
import hotline.failure.Failure.WrongField;
import hotline.network.UnitImport.Outcome;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnitImportTest {
    private static final UnitRules RULES = new UnitRules(Set.of("freight"));

    private static Outcome outcome(String csv) {
        return UnitImport.of(UnitFile.read(csv.getBytes(StandardCharsets.UTF_8)), MAP, OCTOBER, RULES);
    }

    private static List<String> refused(String csv) {
        return outcome(csv).refused().stream()
                .map(field -> field.line() + ":" + field.column() + " " + field.pointer() + " " + field.detail())
                .toList();
    }

    private static WrongField noFile(byte[] file) {
        var refused = catchThrowableOfType(Failure.Invalid.class, () -> UnitFile.read(file));
        assertThat(refused).isNotNull();
        return refused.fields().get(0);
    }

    private static WrongField noFile(String csv) {
        return noFile(csv.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void units_may_stand_in_any_order_with_columns_in_any_order_and_in_chinese() {
        var outcome = outcome("""
                名称,编码,类型,上级,启用日期
                苏州园区网点,SZ001,网点,HUB-SZ,2026/09/01
                苏州分拨中心,hub-sz,转运中心,EC,
                """);
        assertThat(outcome.refused()).isEmpty();
        assertThat(outcome.changes()).extracting(one -> one.after().code()).containsExactly("SZ001", "HUB-SZ");
        assertThat(outcome.changes().get(0).after().parentOn(OCTOBER)).hasValue("HUB-SZ");
    }

    @Test
    void file_sent_again_changes_nothing() {
        var outcome = outcome("""
                code,kind,name_zh,name_en,parent
                SH001,branch,上海虹桥网点,Shanghai Hongqiao,HUB-SH
                """);
        assertThat(outcome.changes()).isEmpty();
        assertThat(outcome.unchanged()).isEqualTo(1);
    }

    @Test
    void another_parent_counts_from_its_day_on() {
        var moved = outcome("""
                code,kind,name_zh,name_en,parent
                SH001,branch,上海虹桥网点,Shanghai Hongqiao,HUB-HZ
                """).changes().get(0);
        assertThat(moved.after().parentOn(SEPTEMBER)).hasValue("HUB-SH");
        assertThat(moved.after().parentOn(OCTOBER)).hasValue("HUB-HZ");
        assertThat(moved.fields().encode())
                .isEqualTo("{\"parent\":{\"before\":\"HUB-SH\",\"after\":\"HUB-HZ (2026-10-01)\"}}");
    }

    @Test
    void every_refused_field_is_named_by_line_and_column() {
        assertThat(refused("""
                code,kind,name_zh,name_en,parent,line,valid_from,valid_to
                N1,branch,一,One,NOWHERE,,,
                N2,shop,二,Two,,,,
                N3,branch,,Three,,,,
                N 4!,branch,四,Four,,,,
                N5,hub,五,Five,HUB-SH,,,
                N6,branch,六,Six,,rail,2026-13-01,
                N7,branch,七,Seven,,freight,2026-09-02,2026-09-01
                N7,branch,七,Seven,,,,
                SH001,hub,上海虹桥网点,Shanghai Hongqiao,,,,
                HUB-SH,hub,上海分拨中心,Shanghai hub,EC,,,2026-12-31
                "N9
                ",branch,九
                """))
                .containsExactly(
                        "2:5 /parent there is no unit NOWHERE",
                        "3:2 /kind must be one of region, hub, branch, department",
                        "4:3 /name_zh must not be empty",
                        "5:1 /code must have letters, digits and dashes, at most 20",
                        "6:5 /parent a hub can't belong to a hub",
                        "7:7 /valid_from must be a day such as 2026-09-25",
                        "8:8 /valid_to is before the first day",
                        "9:1 /code N7 stands in the file twice",
                        "10:2 /kind is branch, which stays",
                        "11:8 /valid_to N5 still belongs to it afterwards",
                        "12:1 /code has 3 fields, the first line 8");
    }

    @Test
    void file_in_another_encoding_is_refused_with_the_remedy() {
        var csv = "code,kind,name_zh\nSH001,branch,上海虹桥网点\n";
        assertThat(noFile(csv.getBytes(Charset.forName("GB18030"))).detail())
                .isEqualTo("is not in UTF-8; in Excel save it as \"CSV UTF-8\"");
        assertThat(outcome("\ufeff" + csv).refused()).isEmpty();
    }

    @Test
    void an_invalid_file_of_units_is_refused_as_a_whole() {
        assertThat(noFile("").detail()).isEqualTo("has no units");
        assertThat(noFile("code,kind,name_zh\n").detail()).isEqualTo("has no units");
        assertThat(noFile("code,kind\nA,branch\n").detail()).isEqualTo("lacks the column name_zh");
        assertThat(noFile("code,kind,name_zh,code\nA,branch,a,b\n").detail()).isEqualTo("names the column code twice");
        assertThat(noFile("code,kind,name_zh,colour\nA,branch,a,b\n").detail())
                .startsWith("has no known column \"colour\"");
    }
}
