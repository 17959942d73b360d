package hotline.http.api.rules;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.PolicyVersion;
import hotline.regulation.PolicyFile;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OtherNamesTest {
    private static final PolicyVersion FREIGHT =
            new PolicyVersion(1, PolicyFile.read("freight-network").policy());
    private static final PolicyVersion MANUFACTURER =
            new PolicyVersion(2, PolicyFile.read("manufacturer").policy());

    @Test
    void codes_of_another_line_of_business_have_names() {
        var names = new OtherNames(FREIGHT.policy(), List.of(FREIGHT, MANUFACTURER)).json();
        var own = FREIGHT.policy().taxonomy().types().stream()
                .map(type -> type.code())
                .toList();
        assertThat(codes(names.getJsonArray("types"))).isNotEmpty().doesNotContainAnyElementsOf(own);
        assertThat(codes(names.getJsonArray("pauses"))).contains("samples").doesNotContain("customers-documents");
        assertThat(names.getJsonArray("types")
                        .getJsonObject(0)
                        .getJsonObject("name")
                        .getString("zh"))
                .isNotBlank();
    }

    @Test
    void nothing_is_named_twice_where_one_policy_is_installed() {
        var names = new OtherNames(FREIGHT.policy(), List.of(FREIGHT)).json();
        var codes = (JsonObject) names.remove("codes");
        assertThat(Stream.concat(names.stream(), codes.stream()))
                .isNotEmpty()
                .allSatisfy(list -> assertThat((JsonArray) list.getValue()).isEmpty());
    }

    private static List<String> codes(JsonArray named) {
        return named.stream().map(one -> ((JsonObject) one).getString("code")).toList();
    }
}
