package hotline.told;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.secret.ServerKey;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer to a mail is known by its subject. */
@Tag("M15")
class CaseTokenTest {
    private static final ServerKey KEY = new ServerKey(new byte[] {1, 2, 3});
    private static final String NUMBER = "202609-000123";

    @Test
    void a_subject_names_its_complaint_whatever_mail_programs_do_to_it() {
        var subject = CaseToken.subject(KEY, "已收到您的投诉", NUMBER);
        assertThat(subject).matches("已收到您的投诉 \\[202609-000123 [A-Z2-7]{4}\\]");
        for (String answer : List.of(
                subject,
                "回复：" + subject,
                "[SPAM 1234] Re: " + subject.replace(" ", "\r\n "),
                subject.replace("[", "[ ").replace("]", " ]") + " (fwd)",
                subject.toLowerCase(java.util.Locale.ROOT))) {
            assertThat(CaseToken.number(KEY, answer)).as(answer).contains(NUMBER);
        }
    }

    @Test
    @Tag("M13")
    void a_number_with_letters_that_were_made_up_names_none() {
        var subject = CaseToken.subject(KEY, "投诉", NUMBER);
        var letters = subject.substring(subject.length() - 5, subject.length() - 1);
        assertThat(CaseToken.number(KEY, subject.replace(letters, letters.equals("AAAA") ? "BBBB" : "AAAA")))
                .isEmpty();
        assertThat(CaseToken.number(KEY, subject.replace("000123", "000124"))).isEmpty();
        assertThat(CaseToken.number(new ServerKey(new byte[] {9}), subject)).isEmpty();
        assertThat(CaseToken.number(KEY, "投诉 " + NUMBER)).isEmpty();
    }
}
