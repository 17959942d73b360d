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

    @Test
    void a_host_may_have_the_underscore_of_a_containers_name() {
        assertThat(DatabaseSettings.fromUrl("postgres://hotline:a,b@hotline_db/hotline")
                        .host())
                .isEqualTo("hotline_db");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mysql://u:secret@h/d | postgres://",
                "jdbc:postgresql://h/d?user=u&password=secret | leave out jdbc:",
                "\"postgres://u:secret@h/d\" | leave out the quotes",
                "postgres://u:secret@/d | no host",
                "postgres://h/d | no user",
                "postgres://:secret@h/d | no user",
                "postgres://u:secret@h | no database",
                "postgres://u:secret@h/d/e | no database",
                "postgres://u:sec ret@h/d | %XX",
                "postgres://u:secret%@h/d | %XX",
                "postgres://u:sec#ret@h/d | %XX",
                "postgres://u:sec/ret@h/d | %XX",
                "postgres://u:1/secret@h/d | %XX",
                "postgres://u:sec?ret@h/d | %XX",
                "postgres://u:secret@h:port/d | host or port",
                "postgres://u:secret@h:70000/d | from 1 to 65535",
                "postgres://u:secret@h/d?sslmode=maybe | sslmode is none of",
                "postgres://u:secret@h/d?sslmode | sslmode is none of",
                "postgres://u:secret@h/d?ssl=true | parameter ssl, and only sslmode is known; write sslmode=require",
                "postgres://u:secret@/d?host=h1,h2 | several hosts; hotline connects to one",
                "postgres://u:secret@h1/d?host=h1%2Ch2 | several hosts; hotline connects to one",
                "postgres://u:secret@h1:5432,h2:5432/d?target_session_attrs=primary | several hosts; hotline connects to one",
                "postgres://u:secret@h1,h2/d | put HAProxy",
                "postgres://u:secret@h/d?target_session_attrs=primary | put HAProxy",
                "postgres://u:secret@h/d?targetServerType=primary | put HAProxy",
                "postgres://u:x@/d?host=/var/run/postgresql | no host",
                "postgres://u:x@h/d?host=/var/run/postgresql | over TCP",
                "postgres://h/d?user=u&password=secret | no user",
                "postgres://u:secret@h/d?connect_timeout=5 | leave it out",
            })
    void a_wrong_url_is_explained_without_showing_the_password(String url, String explanation) {
        assertThatThrownBy(() -> DatabaseSettings.fromUrl(url))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining(explanation)
                .hasMessageNotContaining("secret");
    }
}
