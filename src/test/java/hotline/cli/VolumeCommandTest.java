package hotline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes from the command line. */
class VolumeCommandTest {
    @TempDir
    private Path data;

    @Test
    void file_is_refused_by_its_lines_and_taken() throws IOException {
        var units = Files.writeString(data.resolve("network.csv"), "code,kind,name_zh\nSH001,branch,上海虹桥网点\n");
        run("unit", units);
        var file = Files.writeString(data.resolve("volumes.csv"), "day,branch,parcels\n2026-09-23,SH009,1\n");
        var refused = run("volume", file);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("volumes.csv:2:2: /branch there is no branch SH009");
        Files.writeString(file, "day,branch,parcels\n2026-09-23,SH001,1\n");
        assertThat(run("volume", file, "--dry-run").out()).contains("Would add 1 days of branches");
        assertThat(run("volume", file).out()).contains("Added 1 days of branches, replaced 0, 0 are the same");
    }

    private CommandRun run(String command, Path file, String... more) {
        var arguments = new ArrayList<>(List.of(
                command, "import", file.toString(), "--data", data.resolve("db").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of("", arguments.toArray(String[]::new));
    }
}
