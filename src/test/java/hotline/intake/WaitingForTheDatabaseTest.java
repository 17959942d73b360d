package hotline.intake;

import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.support.SilentProxy;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class WaitingForTheDatabaseTest {
    /** With two seconds for each attempt to get a connection, one after the other they would wait for half an hour. */
    @Test
    void waiting_complaints_are_refused_together_where_no_connection_can_be_had(Vertx vertx) throws Exception {
        try (var stored = TestDatabase.fresh();
                var network = new SilentProxy(stored.settings())) {
            network.silenceAll();
            var database = Database.open(vertx, network.settings());
            var writer = new IntakeWriter(vertx, new IntakeStore(database.intakePool()), 2_000, 1);

            var answers = IntStream.range(0, 1_000)
                    .mapToObj(i -> writer.write(IntakeWriterTest.newComplaint("少了一件")))
                    .toList();

            settled(Future.join(answers));
            assertThat(answers).allMatch(answer -> answer.cause() instanceof Failure.Busy);
            assertThat(writer.waiting()).isZero();
            network.admitNewOnes();
            var later = writer.write(IntakeWriterTest.newComplaint("少了一件"));
            settled(later);
            assertThat(later.cause()).isNull();
        }
    }
}
