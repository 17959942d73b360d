package hotline.callback;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.CallWish.Answer;
import hotline.policy.BusinessHours.Span;
import hotline.sla.SlaCalculator;
import hotline.support.FreightNetwork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers' wishes for a call, against limits and business hours (F9). Received on Friday, 27 November 2026, 16:00. */
@Tag("F9")
class CallWishTest {
    private static final SlaCalculator LIMITS = FreightNetwork.deadlines().of(1);
    private static final Instant RECEIVED = china("2026-11-27T16:00");
    private static final Instant DUE = china("2026-11-30T18:00");

    private static Instant china(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-27T17:00, AS_ASKED, 2026-11-27T17:00",
        "2026-11-30T09:00, AS_ASKED, 2026-11-30T09:00",
        "2026-11-30T17:50, AS_ASKED, 2026-11-30T17:50",
        "2026-11-29T12:30, OUTSIDE_HOURS, 2026-11-30T09:00",
        "2026-11-27T20:00, OUTSIDE_HOURS, 2026-11-30T09:00",
        "2026-11-30T12:30, OUTSIDE_HOURS, 2026-11-30T13:30",
        "2026-11-26T10:00, PAST, 2026-11-27T16:00",
        "2026-11-27T16:00, PAST, 2026-11-27T16:00",
        "2026-11-30T17:51, AFTER_LIMIT, 2026-11-30T17:50",
        "2026-12-01T03:00, AFTER_LIMIT, 2026-11-30T17:50",
        "2099-01-01T00:00, AFTER_LIMIT, 2026-11-30T17:50"
    })
    void a_wish_is_kept_where_a_call_then_comes_in_time_and_in_business_hours(
            String asked, Answer answer, String from) {
        var wish = CallWish.of(china(asked), RECEIVED, DUE, LIMITS);

        assertThat(wish.answer()).isEqualTo(answer);
        assertThat(wish.from()).isEqualTo(china(from));
        assertThat(wish.by()).isEqualTo(DUE);
    }

    @Test
    void after_a_wish_that_has_passed_the_call_is_promised_for_the_next_opening() {
        var sunday = china("2026-11-29T19:26");
        var wish = CallWish.of(china("2026-11-28T10:00"), sunday, DUE, LIMITS);

        assertThat(wish.answer()).isEqualTo(Answer.PAST);
        assertThat(wish.from()).isEqualTo(china("2026-11-30T09:00"));
    }

    @Test
    void a_case_that_is_late_already_waits_for_no_wish() {
        var resolved = china("2026-12-01T10:00");
        assertThat(CallWish.of(china("2026-12-02T10:00"), resolved, DUE, LIMITS).from())
                .isEqualTo(resolved);
    }

    @Test
    void a_further_call_comes_before_the_limit_where_there_is_time_for_it() {
        var pause = Duration.ofHours(1);
        assertThat(CallWish.again(china("2026-11-30T16:00"), pause, DUE, LIMITS))
                .isEqualTo(china("2026-11-30T17:00"));
        assertThat(CallWish.again(china("2026-11-30T17:20"), pause, DUE, LIMITS))
                .isEqualTo(china("2026-11-30T17:50"));
        assertThat(CallWish.again(china("2026-11-30T18:20"), pause, DUE, LIMITS))
                .isEqualTo(china("2026-11-30T19:20"));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "2026-11-30T10:00, -, ",
                "2026-11-30T17:50, -, ",
                "2026-11-27T16:00, past, time to come",
                "2026-11-30T17:51, after-limit, 2026-11-30T17:50:00+08:00",
                "2026-11-29T10:00, outside-hours, 2026-11-30T09:00:00+08:00",
                "2026-11-30T12:30, outside-hours, 2026-11-30T13:30:00+08:00"
            },
            nullValues = "-")
    void a_call_at_another_time_is_promised_only_in_hours_and_in_time(String asked, String code, String possible) {
        var refusal = CallWish.refusal(china(asked), RECEIVED, DUE, LIMITS);

        assertThat(refusal.map(refused -> refused.fields().get(0).code())).isEqualTo(Optional.ofNullable(code));
        refusal.ifPresent(
                refused -> assertThat(refused.fields().get(0).detail()).contains(possible));
    }

    @Test
    void a_customer_with_a_late_case_may_still_ask_for_the_next_working_day() {
        var late = china("2026-12-01T10:00");

        assertThat(CallWish.refusal(china("2026-12-02T10:00"), late, DUE, LIMITS))
                .isEmpty();
        assertThat(CallWish.latestWish(late, DUE, LIMITS)).contains(china("2026-12-02T17:50"));
    }

    @Test
    void customers_may_ask_for_the_openings_to_come() {
        var times = CallTimes.of(LIMITS, RECEIVED);

        assertThat(times.days().get(0).date()).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(times.days().get(0).openings()).containsExactly(new Span(16 * 60 + 1, 18 * 60));
        assertThat(times.days().get(1).date()).as("no weekend").isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(times.days().get(1).openings())
                .containsExactly(new Span(9 * 60, 12 * 60), new Span(13 * 60 + 30, 18 * 60));
        assertThat(times.certainUntil()).as("minor: one working day").isEqualTo(china("2026-11-30T17:50"));
    }
}
