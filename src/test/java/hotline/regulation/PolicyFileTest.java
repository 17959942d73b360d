package hotline.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.Limit;
import hotline.policy.LimitRule;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A policy file finds the policy that it extends: in this jar, or in its own directory. */
class PolicyFileTest {
    private static final String OURS = """
            extends: freight-network
            id: our-network
            version: "1"
            limits: [{working-days: 2}]
            """;

    @TempDir
    private Path folder;

    @Test
    void a_file_may_extend_a_shipped_policy() throws IOException {
        var ours = PolicyFile.read(write("ours.yaml", OURS));
        assertThat(ours.policy().id()).isEqualTo("our-network");
        assertThat(ours.policy().limits().handling())
                .extracting(LimitRule::limit)
                .containsExactly(new Limit.WorkingDays(2));
        assertThat(ours.policy().lexicon())
                .isEqualTo(PolicyFile.read("freight-network").policy().lexicon());
    }

    @Test
    void a_file_may_extend_another_in_its_directory() throws IOException {
        write("ours.yaml", OURS);
        Files.createDirectory(folder.resolve("south"));
        var south = write("south/south.yaml", "extends: ../ours.yaml\nid: south\nversion: \"1\"\nphone-region: MO\n");
        var policy = PolicyFile.read(south).policy();
        assertThat(policy.phoneRegion()).isEqualTo("MO");
        assertThat(policy.limits().handling()).hasSize(1);
    }

    @Test
    void a_stored_policy_needs_no_file_any_more() throws IOException {
        write("ours.yaml", OURS);
        var south = PolicyFile.read(write("south.yaml", "extends: ours.yaml\nid: south\nversion: \"1\"\n"));
        Files.delete(folder.resolve("ours.yaml"));
        assertThat(PolicyReader.read("installed", south.yaml())).isEqualTo(south.policy());
    }

    @Test
    void problems_of_a_base_name_its_own_file() throws IOException {
        write("ours.yaml", OURS + "callbacks: {attempts: 0}\n");
        var south = write("south.yaml", "extends: ours.yaml\nid: south\nversion: \"1\"\ncalendar: de\n");
        assertThatThrownBy(() -> PolicyFile.read(south))
                .hasMessageContainingAll(
                        folder.resolve("ours.yaml") + ":5:13: callbacks.attempts: must be",
                        south + ":4:1: calendar: “de” is no calendar");
    }

    @Test
    void files_outside_its_directory_and_circular_extensions_are_refused() throws IOException {
        var away = write("away.yaml", "extends: " + folder.resolve("ours.yaml") + "\nid: away\nversion: \"1\"\n");
        write("ours.yaml", OURS);
        assertThatThrownBy(() -> PolicyFile.read(away))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining("is no file beside this one and no shipped policy; those are freight-network");
        write("one.yaml", "extends: two.yaml\nid: one\nversion: \"1\"\n");
        var two = write("two.yaml", "extends: one.yaml\nid: two\nversion: \"1\"\n");
        assertThatThrownBy(() -> PolicyFile.read(two)).hasMessageContaining("extends: goes round in a circle: ");
    }

    @Test
    void an_upload_extends_shipped_policies_and_never_a_file_of_this_machine() throws IOException {
        write("ours.yaml", OURS);
        var upload =
                new PolicyText(folder.resolve("upload.yaml").toString(), OURS.replace("freight-network", "ours.yaml"));
        assertThatThrownBy(() -> PolicySource.of(upload, ShippedPolicies.ALL))
                .hasMessageContaining("extends: “ours.yaml” is no shipped policy; there are freight-network");
        assertThat(PolicyReader.read(PolicySource.of(new PolicyText("upload", OURS), ShippedPolicies.ALL))
                        .id())
                .isEqualTo("our-network");
    }

    private String write(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml).toString();
    }
}
