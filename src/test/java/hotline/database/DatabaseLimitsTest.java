package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseLimitsTest {

    @Test
    void a_command_on_a_busy_machine_waits_for_what_a_server_would_refuse() {
        var command = DatabaseLimits.forCommands();
        var server = DatabaseLimits.usual();
        assertThat(command.acquire()).isGreaterThanOrEqualTo(server.acquire().multipliedBy(10));
        assertThat(command.statement()).isGreaterThan(server.statement());
        assertThat(command.lock()).isGreaterThan(server.lock());
        assertThat(command.connecting()).isGreaterThan(command.acquire());
    }
}
