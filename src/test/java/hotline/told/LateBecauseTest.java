package hotline.told;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.complaint.Status;
import hotline.policy.message.LateReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LateBecauseTest {
    @Test
    @Tag("T4")
    void why_a_complaint_is_late_is_what_its_course_says() {
        assertThat(LateBecause.reason(Status.RECEIVED, false)).isEqualTo(LateReason.NOT_BEGUN);
        assertThat(LateBecause.reason(Status.RECEIVED, true)).isEqualTo(LateReason.NOT_BEGUN);
        assertThat(LateBecause.reason(Status.ASSIGNED, false)).isEqualTo(LateReason.INVESTIGATING);
        assertThat(LateBecause.reason(Status.INVESTIGATING, true)).isEqualTo(LateReason.EXTENDED);
        assertThat(LateBecause.reason(Status.REOPENED, true)).isEqualTo(LateReason.REOPENED);
    }
}
