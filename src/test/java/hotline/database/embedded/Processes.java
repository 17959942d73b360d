package hotline.database.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Signals to all processes of a PostgreSQL, as from a machine that stalls. */
final class Processes {
    private Processes() {}

    static void signal(String which, Path cluster) {
        try {
            var command = new ArrayList<>(List.of("kill", which));
            ClusterProcesses.in(cluster).forEach(process -> command.add(Long.toString(process.pid())));
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
