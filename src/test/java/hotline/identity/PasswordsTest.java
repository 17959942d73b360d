package hotline.identity;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class PasswordsTest {
    private static final String COMPOSED = "caf\u00e9-\u00fcber-2026";
    private static final String DECOMPOSED = "cafe\u0301-u\u0308ber-2026";

    @Test
    void a_password_is_the_same_from_every_keyboard(Vertx vertx) throws Exception {
        var passwords = new Passwords(vertx);
        var hash = await(passwords.hash(DECOMPOSED));
        assertThat(await(passwords.matches(COMPOSED, hash, Asker.HOUSE))).isTrue();
        assertThat(await(passwords.matches(DECOMPOSED, hash, Asker.HOUSE))).isTrue();
        assertThat(await(passwords.matches("cafe-uber-2026", hash, Asker.HOUSE)))
                .isFalse();
        var older = Password.hash(DECOMPOSED)
                .addRandomSalt()
                .with(Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID))
                .getResult();
        assertThat(await(passwords.matches(DECOMPOSED, older, Asker.HOUSE)))
                .as("hashed by an earlier version")
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b\u200b", "\u3164", "。。。", " ", "\u202e"})
    void a_person_has_a_name_that_can_be_seen(String name) {
        assertThatThrownBy(() -> person("li.na", name)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"li\u200bna", "li.na\u202e", "ｌｉ", ""})
    void a_login_has_plain_characters_only(String login) {
        assertThatThrownBy(() -> person(login, "李娜")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_name_and_a_branch_have_nothing_invisible() {
        var clerk = new NewPerson("li.na", "李\u200b娜 ", Role.BRANCH, Optional.of("虹桥\ufeff"), Optional.empty());
        assertThat(clerk.name()).isEqualTo("李娜");
        assertThat(clerk.branch()).contains("虹桥");
    }

    private static NewPerson person(String login, String name) {
        return new NewPerson(login, name, Role.AGENT, Optional.empty(), Optional.empty());
    }
}
