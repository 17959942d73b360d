package hotline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.identity.Duty;
import hotline.identity.Post;
import hotline.identity.Staffing;
import hotline.identity.Staffing.Handler;
import hotline.policy.ClockKind;
import hotline.policy.Recipient;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The people a rung notifies: agent 1 owns the case, and the claims department holds it. */
class AddresseesTest {
    private static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");
    private static final SlaClock HANDLING = SlaClock.running(ClockKind.HANDLING, NOON, NOON.plusSeconds(60));
    private static final SlaClock OF_FINANCE =
            SlaClock.counting(ClockKind.HOLDING, NOON).of("finance", Optional.empty());

    private static final Handler OWNER = new Handler(1, Optional.empty());
    private static final Handler CLERK_OF_CLAIMS = new Handler(2, Optional.of(Post.in("claims")));
    private static final Handler HEAD_OF_CLAIMS = named(3, "claims", Duty.HEAD);
    private static final Handler SUPERVISOR_OF_CLAIMS = named(4, "claims", Duty.SUPERVISOR);
    private static final Handler CLERK_OF_FINANCE = new Handler(5, Optional.of(Post.in("finance")));
    private static final Handler CLERK_OF_HEAD_OFFICE = new Handler(6, Optional.of(Post.in("head-office")));
    private static final Handler HEAD_OF_HEAD_OFFICE = named(7, "head-office", Duty.HEAD);

    private static final Addressee SUPERVISORS = new Addressee.Supervisors();

    @Test
    void the_holder_is_the_owner_of_the_case_or_its_department_if_it_is_unowned() {
        assertThat(of(Recipient.HOLDER, owned(1), OWNER, CLERK_OF_CLAIMS)).isEqualTo(person(1));
        assertThat(of(Recipient.HOLDER, unowned(), OWNER, CLERK_OF_CLAIMS)).isEqualTo(department("claims"));
    }

    @Test
    void a_departed_owner_is_not_notified() {
        assertThat(of(Recipient.HOLDER, owned(99), CLERK_OF_CLAIMS)).isEqualTo(department("claims"));
    }

    @Test
    void the_department_is_the_one_that_holds_the_case_or_the_one_of_the_clock() {
        assertThat(of(Recipient.DEPARTMENT, owned(1), CLERK_OF_CLAIMS, CLERK_OF_FINANCE))
                .isEqualTo(department("claims"));
        var addressees = new Addressees(new Staffing(List.of(CLERK_OF_CLAIMS, CLERK_OF_FINANCE)));
        assertThat(addressees.of(Recipient.DEPARTMENT, owned(1), OF_FINANCE)).isEqualTo(department("finance"));
    }

    @Test
    void every_supervisor_is_notified_for_a_department_without_people() {
        assertThat(of(Recipient.DEPARTMENT, owned(1), OWNER, CLERK_OF_FINANCE)).isEqualTo(SUPERVISORS);
    }

    @Test
    void the_supervisor_is_the_named_one_or_every_one() {
        assertThat(of(Recipient.SUPERVISOR, owned(1), HEAD_OF_CLAIMS, SUPERVISOR_OF_CLAIMS))
                .isEqualTo(person(4));
        assertThat(of(Recipient.SUPERVISOR, owned(1), HEAD_OF_CLAIMS, CLERK_OF_CLAIMS))
                .isEqualTo(SUPERVISORS);
    }

    @Test
    void the_head_is_the_named_one_or_the_head_office() {
        assertThat(of(Recipient.HEAD, owned(1), HEAD_OF_CLAIMS, HEAD_OF_HEAD_OFFICE))
                .isEqualTo(person(3));
        assertThat(of(Recipient.HEAD, owned(1), CLERK_OF_CLAIMS, HEAD_OF_HEAD_OFFICE))
                .isEqualTo(person(7));
        assertThat(of(Recipient.HEAD, owned(1), CLERK_OF_CLAIMS, CLERK_OF_HEAD_OFFICE))
                .isEqualTo(department("head-office"));
        assertThat(of(Recipient.HEAD, owned(1), CLERK_OF_CLAIMS)).isEqualTo(SUPERVISORS);
    }

    @Test
    void the_head_office_is_its_head_or_its_people() {
        assertThat(of(Recipient.HEAD_OFFICE, owned(1), HEAD_OF_CLAIMS, HEAD_OF_HEAD_OFFICE))
                .isEqualTo(person(7));
        assertThat(of(Recipient.HEAD_OFFICE, owned(1), HEAD_OF_CLAIMS, CLERK_OF_HEAD_OFFICE))
                .isEqualTo(department("head-office"));
    }

    private static Addressee of(Recipient recipient, DueCase complaint, Handler... staff) {
        return new Addressees(new Staffing(List.of(staff))).of(recipient, complaint, HANDLING);
    }

    private static DueCase owned(long owner) {
        return complaint(Optional.of(owner));
    }

    private static DueCase unowned() {
        return complaint(Optional.empty());
    }

    private static DueCase complaint(Optional<Long> owner) {
        var matter = new Matter("claims", Severity.MINOR, "website", Market.DOMESTIC);
        return new DueCase(
                1, "202611-000001", 1, HANDLING.startedAt(), matter, "claims", owner, 1, 0, List.of(HANDLING));
    }

    private static Handler named(long id, String department, Duty duty) {
        return new Handler(id, Optional.of(new Post(department, Optional.of(duty))));
    }

    private static Addressee person(long id) {
        return new Addressee.Person(id);
    }

    private static Addressee department(String code) {
        return new Addressee.Department(code);
    }
}
