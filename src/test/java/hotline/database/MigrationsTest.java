package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    @Test
    void a_second_start_finds_nothing_to_do() {
        try (TestDatabase database = TestDatabase.fresh()) {
            String before = database.value("SELECT count(*) FROM flyway_schema_history");
            Migrations.apply(database.settings());
            assertThat(database.value("SELECT count(*) FROM flyway_schema_history"))
                    .isEqualTo(before);
        }
    }

    @Test
    void a_database_without_unicode_is_refused_with_the_remedy() {
        try (TestDatabase database = TestDatabase.fresh()) {
            DatabaseSettings ascii = database.settings().withDatabase("test_ascii");
            TestDatabase.administer("CREATE DATABASE test_ascii TEMPLATE template0 ENCODING 'SQL_ASCII'"
                    + " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' OWNER hotline");
            assertThatThrownBy(() -> Migrations.apply(ascii))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("not encoded in UTF8")
                    .hasMessageContaining("CREATE DATABASE test_ascii");
            TestDatabase.administer("DROP DATABASE test_ascii");
        }
    }

    @Test
    void a_locale_that_knows_only_ascii_letters_is_refused_with_the_remedy() {
        try (TestDatabase database = TestDatabase.fresh()) {
            DatabaseSettings c = database.settings().withDatabase("test_c");
            TestDatabase.administer("CREATE DATABASE test_c TEMPLATE template0 ENCODING 'UTF8'"
                    + " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C' OWNER hotline");
            assertThatThrownBy(() -> Migrations.apply(c))
                    .isInstanceOf(DatabaseStartFailed.class)
                    .hasMessageContaining("ASCII letters only")
                    .hasMessageContaining("LC_CTYPE 'C.UTF-8'");
            TestDatabase.administer("DROP DATABASE test_c");
        }
    }

    @Test
    void a_database_that_is_away_is_named_without_its_password() throws IOException {
        DatabaseSettings nobody = new DatabaseSettings(
                "127.0.0.1",
                Postmaster.freePort(),
                "hotline",
                "hotline",
                "secret",
                DatabaseSettings.Encryption.DISABLE);
        assertThatThrownBy(() -> Migrations.apply(nobody))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining("HOTLINE_DATABASE_URL")
                .hasMessageNotContaining("secret");
    }
}
