package hotline.thread;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Report;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a question to a branch tells of the customer. */
@Tag("P6")
class NamesCustomerTest {
    private static final String ANY = "_";

    private static Optional<String> named(String text, String name, String phone) {
        var report = new Report(
                name.equals(ANY) ? "赵" : name,
                phone.equals(ANY) ? "+8613812345678" : phone,
                Optional.empty(),
                Optional.of("li.na@example.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "x",
                Optional.empty(),
                "zh");
        return NamesCustomer.in(text, report);
    }

    @ParameterizedTest
    @CsvSource({
        "打 138-1234 5678, _, _",
        "打一三八一二三四五六七八, _, _",
        "打 138​1234​5678, _, _",
        "尾号 2345678, _, _",
        "座机 6123-45, _, 612345",
        "li.⁠na@example.com, _, _",
        "李 娜没有收到, 李娜, _",
        "李​娜没有收到, 李娜, _",
        "李娜没有收到, 李娜女士, _",
        "Did Mr Smith sign?, Mr. Smith, _",
        "did li  na sign, Li Na, _"
    })
    void what_tells_who_it_is_is_found_however_it_is_spelt(String text, String name, String phone) {
        assertThat(named(text, name, phone)).as(text).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "Was the delivery signed?, Li, _",
        "Is the Annex closed?, Ann, _",
        "运单 SF20231381 于 2345 号车、678 号库, _, _",
        "第 612345678 号运单, _, 612345",
        "10 月 11 日谁送的？, _, _",
        "赵庄网点收到了吗, _, _"
    })
    void an_honest_question_is_not_refused(String text, String name, String phone) {
        assertThat(named(text, name, phone)).as(text).isEmpty();
    }
}
