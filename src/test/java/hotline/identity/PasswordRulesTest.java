package hotline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are weak (S2). */
class PasswordRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short1!",
                "123456789",
                "1234567890",
                "0987654321",
                "abcdefghijkl",
                "aaaaaaaaaaaa",
                "abababababab",
                "my-Wang.Fang-2026"
            })
    void weak_passwords_are_refused(String password) {
        assertThat(PasswordRules.weakness(password, "wang.fang")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct-horse-battery", "try-the-hotline", "今天天气很好我们去公园吧", "Tr0ub4dor&3x"})
    void other_passwords_are_accepted(String password) {
        assertThat(PasswordRules.weakness(password, "wang.fang")).isEmpty();
    }

    @Test
    void very_long_passwords_are_refused_before_they_are_hashed() {
        assertThat(PasswordRules.weakness("x1y2z3w4".repeat(100), "wang.fang")).isPresent();
    }
}
