package hotline.http.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.ext.web.handler.HttpException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which versions {@code If-Match} allows (RFC 9110). */
class EntityTagsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"1\"",
                "W/\"1\"",
                "1",
                " \"1\" ",
                "\"1-gzip\"",
                "\"1--gzip\"",
                "\"1-br\"",
                "\"1;gzip\"",
                "W/\"1-gzip\"",
                "\"1-zstd\""
            })
    void a_tag_names_its_version_no_matter_what_a_proxy_has_made_of_it(String header) {
        assertThat(EntityTags.versions(header)).contains(Set.of(1));
    }

    @Test
    void a_list_names_all_its_versions() {
        assertThat(EntityTags.versions("\"1\", W/\"2-gzip\" ,, \"3\",")).contains(Set.of(1, 2, 3));
        assertThat(EntityTags.versions("\"a,b\",\"4\"")).contains(Set.of(4));
    }

    @Test
    void a_star_allows_any_version() {
        assertThat(EntityTags.versions(" * ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "\"\"", "\"1-\"", "\"-1\"", "\"1.5\"", "\"99999999999\"", "\"1gzip\""})
    void the_tag_of_another_server_names_no_version(String header) {
        assertThat(EntityTags.versions(header)).contains(Set.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "abc", "\"1", "1\"", "*, \"1\"", "\"1\" \"2\"", "w/\"1\"", "\"1 2\"", "-1"})
    void an_invalid_list_of_tags_is_refused(String header) {
        assertThatThrownBy(() -> EntityTags.versions(header))
                .isInstanceOfSatisfying(HttpException.class, refused -> assertThat(refused.getStatusCode())
                        .isEqualTo(400));
    }
}
