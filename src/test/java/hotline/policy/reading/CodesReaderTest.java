package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.Policy;
import hotline.policy.SmallPolicy;
import hotline.policy.taxonomy.CodeList;
import hotline.policy.taxonomy.CodeLists;
import hotline.policy.taxonomy.DatedCode;
import hotline.regulation.PolicyFile;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesReaderTest {
    private static final String CODES = """
            codes:
              causes:
                slow: {zh: 慢, en: slow, until: 2026-12-31, suggested-by: [other]}
                late: {zh: 迟, en: late, from: 2027-01-01, suggested-by: [other]}
                sorted-late: {zh: 分拨迟, en: sorted late, suggested-by: [other/sorting]}
              outcomes:
                refused: {zh: 未支持, en: refused, refuses: true}
              alternatives:
                court: {zh: 起诉, en: court}
                regulator: {zh: 申诉, en: appeal, after-days: 7}
            """;

    @Test
    void a_code_may_be_chosen_from_its_first_to_its_last_day_and_keeps_its_name_afterwards() {
        var codes = read(CODES).codes();
        assertThat(codes.validOn(LocalDate.of(2026, 12, 31), CodeList.CAUSES))
                .extracting(DatedCode::code)
                .containsExactly("slow", "sorted-late");
        assertThat(codes.validOn(LocalDate.of(2027, 1, 1), CodeList.CAUSES))
                .extracting(DatedCode::code)
                .containsExactly("late", "sorted-late");
        assertThat(codes.code(CodeList.CAUSES, "slow").orElseThrow().name().en())
                .isEqualTo("slow");
        assertThat(codes.code(CodeList.OUTCOMES, "refused").orElseThrow().refuses())
                .isTrue();
        assertThat(codes.alternatives())
                .extracting(CodeLists.Alternative::afterDays)
                .containsExactly(0, 7);
    }

    @Test
    void a_type_suggests_the_code_of_the_day_and_its_subtype_counts_first() {
        var codes = read(CODES).codes();
        var sorting = Optional.of("sorting");
        assertThat(codes.suggested(CodeList.CAUSES, LocalDate.of(2026, 12, 31), "other", Optional.empty()))
                .contains("slow");
        assertThat(codes.suggested(CodeList.CAUSES, LocalDate.of(2027, 1, 1), "other", Optional.empty()))
                .contains("late");
        assertThat(codes.suggested(CodeList.CAUSES, LocalDate.of(2027, 1, 1), "other", sorting))
                .contains("sorted-late");
        assertThat(codes.suggested(CodeList.NATURES, LocalDate.of(2027, 1, 1), "other", sorting))
                .isEmpty();
    }

    @Test
    void a_policy_without_codes_has_none() {
        assertThat(read("").codes()).isEqualTo(CodeLists.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"freight-network", "manufacturer", "key-accounts", "dealer-network"})
    @Tag("F13")
    @Tag("P2")
    void shipped_policies_have_the_seven_causes_and_both_sides_of_quality(String id) {
        var codes = PolicyFile.read(id).policy().codes();
        assertThat(codes.of(CodeList.CAUSES))
                .extracting(DatedCode::code)
                .containsExactly(
                        "expectation",
                        "not-listened",
                        "attitude",
                        "no-outlet",
                        "long-wait",
                        "promise-broken",
                        "knowledge");
        assertThat(codes.of(CodeList.QUALITY)).extracting(DatedCode::code).containsExactly("quality", "human");
        assertThat(codes.alternatives()).isNotEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            until: 2026-12-31           | until: 31.12.2026            | codes.causes.slow.until: “31.12.2026” is no date
            until: 2026-12-31           | until: 2026-02-30            | codes.causes.slow.until: “2026-02-30” is no date
            until: 2026-12-31           | from: 2026-02-01, until: 2026-01-31 | codes.causes.slow.until: 2026-01-31 is before 2026-02-01, the first day
            suggested-by: [other/sorting] | suggested-by: [sorting]    | codes.causes.sorted-late.suggested-by[0]: “sorting” is unknown
            suggested-by: [other/sorting] | suggested-by: [other]      | codes.causes.sorted-late.suggested-by[0]: “other” suggests “slow” already
            en: slow, until             | en: slow, refuses: true, until | codes.causes.slow.refuses: only outcomes refuse
            en: slow, until             | until                        | codes.causes.slow: “en” is missing
            after-days: 7               | after-days: soon             | codes.alternatives.regulator.after-days: must be a whole number
            causes:                     | reasons:                     | codes.reasons: unknown; known here are alternatives, causes
            """)
    void a_mistake_is_named_by_its_place(String right, String wrong, String message) {
        assertThat(CODES).contains(right);
        assertThatThrownBy(() -> read(CODES.replace(right, wrong)))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(message);
    }

    private static Policy read(String more) {
        return PolicyReader.read("small.yaml", SmallPolicy.YAML + more);
    }
}
