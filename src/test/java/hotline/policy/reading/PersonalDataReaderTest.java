package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.PersonalData.Originals;
import hotline.policy.SmallPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long pictures are kept as customers sent them, and for whom, as a policy says it. */
@Tag("K8")
class PersonalDataReaderTest {
    private static Originals read(String personal) {
        return PolicyReader.read("small.yaml", SmallPolicy.YAML + personal)
                .personalData()
                .originals();
    }

    @Test
    void originals_are_kept_thirty_days_for_supervisors_alone_where_the_policy_says_nothing() {
        for (String nothing :
                new String[] {"", "personal-data: {keep-months: 1}\n", "personal-data: {originals: {}}\n"}) {
            var usual = read(nothing);
            assertThat(usual.keptDays()).isEqualTo(30);
            assertThat(usual.departments()).isEmpty();
        }
    }

    @Test
    void policy_names_days_and_departments() {
        var ours = read("personal-data: {originals: {keep-days: 0, departments: [head-office]}}\n");
        assertThat(ours.keptDays()).isZero();
        assertThat(ours.departments()).containsExactly("head-office");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {keep-days: -1}             | personal-data.originals.keep-days
            {keep-days: 3651}           | personal-data.originals.keep-days
            {keep-days: some}           | personal-data.originals.keep-days
            {departments: claims}       | personal-data.originals.departments
            {departments: [nowhere]}    | “nowhere”
            {days: 3}                   | days
            """)
    void mistake_is_named_with_its_place(String originals, String place) {
        assertThatThrownBy(() -> read("personal-data:\n  originals: " + originals + "\n"))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(place);
    }
}
