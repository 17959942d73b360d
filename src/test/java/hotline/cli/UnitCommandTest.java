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

/** The network from the command line. */
class UnitCommandTest {
    @TempDir
    private Path data;

    @Test
    void file_is_tried_refused_by_its_lines_and_taken() throws IOException {
        var file = data.resolve("network.csv");
        Files.writeString(file, "code,kind,name_zh,parent\nEC,region,华东大区,\nSH001,branch,上海虹桥网点,EX\n");
        var refused = run(file);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("network.csv:3:4: /parent there is no unit EX");
        Files.writeString(file, "code,kind,name_zh,parent\nEC,region,华东大区,\nSH001,branch,上海虹桥网点,EC\n");
        assertThat(run(file, "--dry-run").out()).contains("Would add 2 units");
        assertThat(run(file).out()).contains("Added 2 units, changed 0, 0 are the same");
        assertThat(run(file).out()).contains("Added 0 units, changed 0, 2 are the same");
    }

    private CommandRun run(Path file, String... more) {
        var arguments = new ArrayList<>(List.of(
                "unit", "import", file.toString(), "--data", data.resolve("db").toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of("", arguments.toArray(String[]::new));
    }
}
