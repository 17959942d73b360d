package hotline.attachment.bucket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of requests, by the examples of AWS (“Signature Calculations for the Authorization Header”, S3 API reference). */
class RequestSignatureTest {
    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final BucketSettings EXAMPLE = new BucketSettings(
            URI.create("https://" + HOST),
            "us-east-1",
            "AKIAIOSFODNN7EXAMPLE",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
            false);

    private static String signature(
            String method, String path, String query, Map<String, String> headers, String body) {
        var signed = RequestSignature.signed(
                EXAMPLE, method, path, query, headers, body.getBytes(StandardCharsets.UTF_8), AT);
        return signed.get("authorization");
    }

    @Test
    void a_part_of_an_object_is_asked_for() {
        assertThat(signature("GET", "/test.txt", "", Map.of("host", HOST, "range", "bytes=0-9"), ""))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_object_is_put() {
        assertThat(signature(
                        "PUT",
                        "/test%24file.text",
                        "",
                        Map.of(
                                "host",
                                HOST,
                                "date",
                                "Fri, 24 May 2013 00:00:00 GMT",
                                "x-amz-storage-class",
                                "REDUCED_REDUNDANCY"),
                        "Welcome to Amazon S3."))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void a_query_is_signed_too() {
        assertThat(signature("GET", "/", "lifecycle=", Map.of("host", HOST), ""))
                .endsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(signature("GET", "/", "max-keys=2&prefix=J", Map.of("host", HOST), ""))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void settings_never_show_the_secret_and_a_usual_port_is_no_part_of_the_host() {
        assertThat(EXAMPLE.toString()).doesNotContain(EXAMPLE.secret()).doesNotContain(EXAMPLE.keyId());
        assertThat(BucketSettings.of("https://a.example:443/b/", "r", "k", "s").host())
                .isEqualTo("a.example");
        var local = BucketSettings.of(" http://minio:9000/files/hotline ", "r", "k", "s");
        assertThat(local.host()).isEqualTo("minio:9000");
        assertThat(local.path("x")).isEqualTo("/files/hotline/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "files",
                "ftp://a/b",
                "https://",
                "https://key:secret@a/b",
                "https://a/b?c",
                "https://a/b#c",
                "https://a/b%20c"
            })
    void what_is_no_address_of_a_bucket_is_refused(String address) {
        assertThatThrownBy(() -> BucketSettings.of(address, "r", "k", "s"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_key_without_its_secret_is_refused() {
        assertThatThrownBy(() -> BucketSettings.of("https://a.example", "r", "k", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("secret");
    }
}
