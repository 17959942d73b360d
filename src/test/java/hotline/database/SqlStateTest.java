package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlStateTest {
    @ParameterizedTest
    @CsvSource({
        "25006, true, the database is read-only (25006)",
        "53100, true, the database's disk is full (53100)",
        "53200, true, the database is out of memory (53200)",
        "58030, true, the database's disk fails (58030)",
        "53300, false, the database takes no more connections (53300)",
        "57P01, false, the database is stopping or starting (57P01)",
        "57P03, false, the database is stopping or starting (57P03)",
        "57014, false, the database can't do it at the moment (57014)"
    })
    void state_is_known_and_has_its_words(String state, boolean refusesToWrite, String reason) {
        var failure = new PgException("x", "ERROR", state, "x");
        assertThat(SqlState.isUnavailability(failure)).isTrue();
        assertThat(SqlState.isRefusalToWrite(failure)).isEqualTo(refusesToWrite);
        assertThat(SqlState.reason(failure)).isEqualTo(reason);
        var onConnecting = new DatabaseUnavailable(failure);
        assertThat(SqlState.isUnavailability(onConnecting)).isTrue();
        assertThat(SqlState.reason(onConnecting)).isEqualTo(reason);
    }

    @Test
    void lost_connection_is_a_database_that_does_not_answer() {
        assertThat(SqlState.reason(ClosedConnectionException.INSTANCE)).isEqualTo("the database does not answer");
    }

    @ParameterizedTest
    @CsvSource({"23505", "22001", "42601", "42P01"})
    void fault_of_the_statement_is_no_fault_of_the_database(String state) {
        assertThat(SqlState.isUnavailability(new PgException("x", "ERROR", state, "x")))
                .isFalse();
    }
}
