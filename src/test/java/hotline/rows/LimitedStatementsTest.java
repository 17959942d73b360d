package hotline.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code x IN (SELECT … LIMIT n FOR UPDATE)} takes more than n rows where PostgreSQL reads the inner rows again for each outer one: those it has
 * just changed are left out then, and others come in. {@code x = ANY (ARRAY(SELECT …))} is read once.
 */
class LimitedStatementsTest {
    private static final Pattern READ_AGAIN = Pattern.compile(
            "\\bIN\\s*\\(\\s*SELECT\\b(?:[^()]|\\([^()]*\\))*?\\b(LIMIT|FOR UPDATE|FOR SHARE|FOR NO KEY UPDATE)\\b");

    @Test
    void no_statement_takes_a_limited_number_of_rows_by_a_select_that_may_be_read_again() throws IOException {
        assertThat("WHERE id IN (\n SELECT id FROM t WHERE a = ANY ($1) LIMIT $2 FOR UPDATE)")
                .containsPattern(READ_AGAIN);
        assertThat("WHERE a IN (SELECT id FROM t) AND b = (SELECT id FROM t LIMIT 1 FOR UPDATE)")
                .doesNotContainPattern(READ_AGAIN);
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            assertThat(sources).hasSizeGreaterThan(500).allSatisfy(file -> assertThat(Files.readString(file))
                    .doesNotContainPattern(READ_AGAIN));
        }
    }
}
