package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.audit.PersonalDataAccess;
import hotline.customer.Customers;
import hotline.customer.lists.ForgottenLists;
import hotline.database.Database;
import hotline.database.DatabaseSettings;
import hotline.database.embedded.EmbeddedDatabases;
import hotline.database.embedded.MemoryDisk;
import hotline.erasure.ErasureReason;
import hotline.erasure.Erasures;
import hotline.export.ErasedCustomers;
import hotline.job.Jobs;
import hotline.once.Once;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** An erasure comes to its end, though server and database are killed in the middle of it. */
@ExtendWith(VertxExtension.class)
class KillNineInErasureTest {
    private static final int COMPLAINTS = 400;
    private static final String EMPTIED = "SELECT count(*) FROM complaint WHERE description = ''";

    @TempDir(factory = MemoryDisk.class)
    Path data;

    private OwnDatabaseServer server;

    @AfterEach
    void stop() throws Exception {
        server.process().destroy();
        server.process().waitFor(20, TimeUnit.SECONDS);
    }

    @Test
    void an_erasure_that_is_killed_in_the_middle_empties_the_rest_after_the_restart(Vertx vertx) throws Exception {
        EmbeddedDatabases.linkPrograms(data);
        server = new OwnDatabaseServer(data);
        server.start();
        for (int i = 0; i < COMPLAINTS; i++) {
            assertThat(server.file("五件货只到四件")).isEqualTo(201);
        }
        await("all are with their customer", () -> number("SELECT count(*) FROM complaint_file") == COMPLAINTS);
        server.database().tamper("""
                UPDATE complaint SET ended_at = now(), status = 'withdrawn';
                INSERT INTO person (login, name, role, password_hash, created_at) VALUES ('supervisor1', '孙丽', 'supervisor', '-', now());
                CREATE FUNCTION slowly() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END';
                CREATE TRIGGER slowly BEFORE UPDATE ON complaint FOR EACH ROW WHEN (NEW.description = '') EXECUTE FUNCTION slowly()
                """);
        ask(vertx);
        await("it has begun", () -> number(EMPTIED) > 0);
        server.kill();

        server.start();
        assertThat(number(EMPTIED)).as("the kill came in the middle").isBetween(1L, COMPLAINTS - 1L);
        server.database().tamper("DROP TRIGGER slowly ON complaint; UPDATE background_job SET lease_until = now()");
        await("the erasure is done", () -> number("SELECT count(*) FROM erasure WHERE finished_at IS NOT NULL") == 1);
        assertThat(number(EMPTIED)).isEqualTo(COMPLAINTS);
        assertThat(number("SELECT count(*) FROM complaint WHERE phone <> '' OR complainant <> ''"))
                .isZero();
        assertThat(number("SELECT complaints FROM erasure"))
                .as("each counted once")
                .isEqualTo(COMPLAINTS);
        assertThat(number("SELECT count(*) FROM event WHERE personal IS NOT NULL"))
                .isZero();
    }

    private void ask(Vertx vertx) throws Exception {
        var database =
                Database.open(vertx, DatabaseSettings.fromUrl(server.database().url()));
        var jobs = new Jobs(database.pool(), InstantSource.system());
        var customers = new Customers(database.pool(), new PersonalDataAccess());
        var erasures = new Erasures(
                database.pool(), jobs, customers, new ErasedCustomers(jobs), new ForgottenLists(jobs), () -> 0);
        var asked = erasures.ask(
                Once.unkeyed(),
                new Erasures.Request(
                        number("SELECT DISTINCT file FROM complaint_file"),
                        Optional.empty(),
                        ErasureReason.ASKED,
                        number("SELECT id FROM person WHERE login = 'supervisor1'"),
                        InstantSource.system().instant()));
        await(asked);
        await(database.close());
    }

    private long number(String sql) {
        try {
            return server.database().number(sql);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
