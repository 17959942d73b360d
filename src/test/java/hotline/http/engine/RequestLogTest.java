package hotline.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that hold a secret stand in the log without it, also those that were typed wrong. */
class RequestLogTest {
    @ParameterizedTest
    @CsvSource({
        "/api/v1/telephony/pbx/events/s3cret, /api/v1/telephony/pbx/events/…",
        "/api/v1/telephony/pbx/events/s3cret/x, /api/v1/telephony/pbx/events/…",
        "/api/v1//telephony//pbx//Events//s3cret, /api/v1//telephony//pbx//Events//…",
        "/api/v1/telephony/pbx/route/s3cret, /api/v1/telephony/pbx/route/…",
        "/api/v1/telephony/pbx/%65vents/s3cret, /api/v1/telephony/pbx/…",
        "/api/v1/telephony/pbx/s3cret, /api/v1/telephony/pbx/…",
        "/api/v1/telephony/pbx/events, /api/v1/telephony/pbx/events",
        "/api/v1/telephony/pbx/callers/, /api/v1/telephony/pbx/callers/",
        "/api/v1/telephony/dials/unproven, /api/v1/telephony/dials/unproven",
        "/api/v1/complaints/202609-000001, /api/v1/complaints/202609-000001"
    })
    void a_secret_in_a_path_is_not_logged(String path, String logged) {
        assertThat(RequestLog.withoutSecret(path)).isEqualTo(logged);
    }
}
