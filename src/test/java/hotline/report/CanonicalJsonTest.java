package hotline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Equal content, equal bytes (RFC 8785, sections 3.2.3 and 3.2.4). */
class CanonicalJsonTest {
    private static String text(JsonObject json) {
        return new String(CanonicalJson.of(json), StandardCharsets.UTF_8);
    }

    @Test
    void numbers_texts_and_names_have_one_form() {
        var json = new JsonObject("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}""");
        assertThat(text(json))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void names_stand_in_the_order_of_their_code_units() {
        var json = new JsonObject("""
                {"\\u20ac": "Euro Sign", "\\r": "Carriage Return", "\\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
                 "\\ud83d\\ude00": "Emoji: Grinning Face", "\\u0080": "Control", "\\u00f6": "Latin Small Letter O With Diaeresis"}""");
        assertThat(text(json).replaceAll("\"[^\"]*\":\"([^\"]*)\"", "$1"))
                .isEqualTo(
                        "{Carriage Return,One,Control,Latin Small Letter O With Diaeresis,Euro Sign,Emoji: Grinning Face,"
                                + "Hebrew Letter Dalet With Dagesh}");
    }

    @Test
    void order_in_the_making_changes_no_digest() {
        var one = new JsonObject().put("a", 1).put("b", new JsonArray().add(2.0).add("网点"));
        var other = new JsonObject().put("b", new JsonArray().add(2).add("网点")).put("a", 1.0);
        assertThat(CanonicalJson.digest(one))
                .isEqualTo(CanonicalJson.digest(other))
                .hasSize(64);
    }
}
