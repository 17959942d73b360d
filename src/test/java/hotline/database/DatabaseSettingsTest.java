package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseSettingsTest {
    @Test
    void reads_every_part_of_a_url() {
        assertThat(DatabaseSettings.fromUrl(
                        "postgres://us%40er:p%2Fa%3Ass+w@db.example.com:6432/hot?sslmode=verify-full"))
                .isEqualTo(new DatabaseSettings(
                        "db.example.com", 6432, "hot", "us@er", "p/a:ss+w", DatabaseSettings.Encryption.VERIFY_FULL));
    }

    @Test
    void port_password_and_encryption_may_be_left_out() {
        assertThat(DatabaseSettings.fromUrl("postgresql://hotline@[::1]/hotline"))
                .isEqualTo(new DatabaseSettings(
                        "::1", 5432, "hotline", "hotline", "", DatabaseSettings.Encryption.PREFER));
    }

    @Test
    void a_url_written_and_read_again_is_the_same() {
        DatabaseSettings settings =
                new DatabaseSettings("::1", 5433, "投诉", "a b", "%&?#/+é", DatabaseSettings.Encryption.REQUIRE);
        assertThat(DatabaseSettings.fromUrl(settings.url())).isEqualTo(settings);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql://u:secret@h/d, postgres://",
        "postgres://u:secret@/d, no host",
        "postgres://h/d, no user",
        "postgres://u:secret@h, no database",
        "postgres://u:sec ret@h/d, %XX",
        "postgres://u:secret@h/d?sslmode=maybe, sslmode",
        "postgres://u:secret@h/d?ssl=true, parameter ssl",
    })
    void a_wrong_url_is_explained_without_showing_the_password(String url, String explanation) {
        assertThatThrownBy(() -> DatabaseSettings.fromUrl(url))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining(explanation)
                .hasMessageNotContaining("secret");
    }
}
